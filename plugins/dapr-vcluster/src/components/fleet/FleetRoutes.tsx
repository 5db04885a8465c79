import { Route, Routes } from 'react-router-dom';
import { hostRouteRef } from '../../routes';
import { HostContent } from '../host';
import { FleetContent } from './FleetContent';

/** The fleet page and the pages below it. */
export function FleetRoutes() {
  return (
    <Routes>
      <Route path={hostRouteRef.path} element={<HostContent />} />
      <Route path="*" element={<FleetContent />} />
    </Routes>
  );
}
