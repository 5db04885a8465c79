import { useCreateBlocked, TemplateButton } from '../actions';
import { useHosts, useTenants, useText } from '../../hooks';
import { Stack, TabHeading } from '../primitives';
import { LiveBoundary } from '../states';
import { FleetFilters } from './FleetFilters';
import { HostStrip } from './HostStrip';
import { TenantTable } from './TenantTable';
import { tenantQueryOf } from './fleetQuery';
import { useFleetQuery } from './useFleetQuery';

/** The hosts and every tenant one may see; the frame around it differs between the frontend systems. */
export function FleetContent() {
  const t = useText();
  const { query, change } = useFleetQuery();
  const hosts = useHosts();
  const blocked = useCreateBlocked();
  return (
    <Stack>
      <TabHeading title={t('fleet.hosts')} />
      <LiveBoundary live={hosts} what={t('fleet.hostsWhat')} skeletonLines={2}>
        {list => <HostStrip hosts={list} />}
      </LiveBoundary>
      <TabHeading
        title={t('fleet.tenants')}
        actions={<TemplateButton template="create" blocked={blocked} primary />}
      />
      <FleetFilters query={query} change={change} hosts={hosts.data ?? []} />
      <LiveBoundary
        live={useTenants(tenantQueryOf(query))}
        what={t('fleet.tenantsWhat')}
        skeletonLines={8}
      >
        {list => <TenantTable list={list} query={query} change={change} />}
      </LiveBoundary>
    </Stack>
  );
}
