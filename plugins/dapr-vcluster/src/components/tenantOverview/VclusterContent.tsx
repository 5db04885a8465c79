import {
  TenantRef,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { useTenant, useText } from '../../hooks';
import { LiveBoundary, TenantGate } from '../pageStates';
import { TenantDetails } from './TenantDetails';

/** The tab "vcluster" of a tenant's entity. */
export function VclusterContent() {
  return <TenantGate>{ref => <VclusterTab tenantRef={ref} />}</TenantGate>;
}

function VclusterTab(props: { tenantRef: TenantRef }) {
  const t = useText();
  return (
    <LiveBoundary
      live={useTenant(props.tenantRef)}
      what={t('tenantOverview.what')}
      tenant={formatTenantRef(props.tenantRef)}
      freshness={tenant => tenant.freshness}
      skeletonLines={8}
    >
      {tenant => <TenantDetails tenant={tenant} />}
    </LiveBoundary>
  );
}
