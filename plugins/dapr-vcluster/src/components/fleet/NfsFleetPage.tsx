import { Content } from '@backstage/core-components';
import { FleetRoutes } from './FleetRoutes';

/** The fleet page of the new frontend system, which provides the header. */
export function NfsFleetPage() {
  return (
    <Content>
      <FleetRoutes />
    </Content>
  );
}
