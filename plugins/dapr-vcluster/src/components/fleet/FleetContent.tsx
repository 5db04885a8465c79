import { useCreateBlocked, TemplateButton } from '../templateButtons';
import { SavingsLinks } from '../savings';
import { SweepPreview } from '../lifecycle';
import { useHosts, useTenants, useText } from '../../hooks';
import { Stack, TabHeading } from '../primitives';
import { UpgradeWaves } from '../waves';
import { LiveBoundary } from '../pageStates';
import { FleetFilters } from './FleetFilters';
import { HostCards } from './HostCards';
import { TenantTable } from './TenantTable';
import { tenantQueryOf } from './fleetQuery';
import { useFleetQuery } from './useFleetQuery';

/** The hosts and the tenants that the user has permission to read. The page frame differs between the frontend systems. */
export function FleetContent() {
  const t = useText();
  const { query, change } = useFleetQuery();
  const hosts = useHosts();
  const blocked = useCreateBlocked();
  return (
    <Stack>
      <TabHeading title={t('fleet.hosts')} actions={<SavingsLinks />} />
      <LiveBoundary live={hosts} what={t('fleet.hostsWhat')} skeletonLines={2}>
        {list => <HostCards hosts={list} />}
      </LiveBoundary>
      <UpgradeWaves />
      <TabHeading
        title={t('fleet.tenants')}
        actions={
          <Stack as="row">
            <SweepPreview />
            <TemplateButton template="create" blocked={blocked} primary />
          </Stack>
        }
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
