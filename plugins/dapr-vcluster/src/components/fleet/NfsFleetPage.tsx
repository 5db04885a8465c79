import { Content } from '@backstage/core-components';
import { FleetRoutes } from './FleetRoutes';

/** The fleet page of the new frontend system, which has a header already. */
export function NfsFleetPage() {
  return (
    <Content>
      <FleetRoutes />
    </Content>
  );
}
