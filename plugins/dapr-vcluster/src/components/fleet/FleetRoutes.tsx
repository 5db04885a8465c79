import { Route, Routes } from 'react-router-dom';
import {
  calculatorRouteRef,
  hostRouteRef,
  savingsRouteRef,
} from '../../routes';
import { ControlPlaneContent } from '../controlPlane';
import { CalculatorContent, SavingsContent } from '../savings';
import { FleetContent } from './FleetContent';

/** The fleet page and the pages below it. */
export function FleetRoutes() {
  return (
    <Routes>
      <Route path={hostRouteRef.path} element={<ControlPlaneContent />} />
      <Route path={savingsRouteRef.path} element={<SavingsContent />} />
      <Route path={calculatorRouteRef.path} element={<CalculatorContent />} />
      <Route path="*" element={<FleetContent />} />
    </Routes>
  );
}
