import { Content } from '@backstage/core-components';
import { FleetContent } from './FleetContent';

/** The fleet page of the new frontend system, which has a header already. */
export function NfsFleetPage() {
  return (
    <Content>
      <FleetContent />
    </Content>
  );
}
