import { Route, Routes } from 'react-router-dom';
import { hostRouteRef } from '../../routes';
import { ControlPlaneContent } from '../controlPlane';
import { FleetContent } from './FleetContent';

/** The fleet page and the pages below it. */
export function FleetRoutes() {
  return (
    <Routes>
      <Route path={hostRouteRef.path} element={<ControlPlaneContent />} />
      <Route path="*" element={<FleetContent />} />
    </Routes>
  );
}
