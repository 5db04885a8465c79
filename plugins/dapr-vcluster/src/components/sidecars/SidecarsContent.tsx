import {
  TenantRef,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { useSidecars, useTenant, useText } from '../../hooks';
import { DeployButton } from '../templateButtons';
import { Stack, TabHeading } from '../primitives';
import { LiveBoundary, TenantGate } from '../pageStates';
import { Sidecars } from './Sidecars';

/** The tab "Sidecars" of a tenant's entity. */
export function SidecarsContent() {
  return <TenantGate>{ref => <SidecarsTab tenantRef={ref} />}</TenantGate>;
}

function SidecarsTab(props: { tenantRef: TenantRef }) {
  const t = useText();
  const tenant = useTenant(props.tenantRef).data;
  const deploy = tenant && <DeployButton tenant={tenant} />;
  return (
    <Stack>
      <TabHeading
        title={t('sidecars.title')}
        help={t('sidecars.help')}
        actions={deploy}
      />
      <LiveBoundary
        live={useSidecars(props.tenantRef)}
        what={t('sidecars.what')}
        tenant={formatTenantRef(props.tenantRef)}
        freshness={list => list.freshness}
      >
        {list => (
          <Sidecars list={list} tenantRef={props.tenantRef} deploy={deploy} />
        )}
      </LiveBoundary>
    </Stack>
  );
}
