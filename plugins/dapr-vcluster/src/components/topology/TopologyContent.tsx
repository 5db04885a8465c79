import {
  TenantRef,
  Topology,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { useText, useTopology } from '../../hooks';
import { SectionCard, Stack, TabHeading, UnknownNotice } from '../primitives';
import { LiveBoundary, TenantGate } from '../pageStates';
import { TopologyGraph } from './TopologyGraph';
import { TopologyTable } from './TopologyTable';

/** The tab "Topology" of a tenant's entity. */
export function TopologyContent() {
  return <TenantGate>{ref => <TopologyTab tenantRef={ref} />}</TenantGate>;
}

function TopologyTab(props: { tenantRef: TenantRef }) {
  const t = useText();
  return (
    <LiveBoundary
      live={useTopology(props.tenantRef)}
      what={t('topology.what')}
      tenant={formatTenantRef(props.tenantRef)}
      freshness={topology => topology.freshness}
      skeletonLines={8}
    >
      {topology => <Views topology={topology} />}
    </LiveBoundary>
  );
}

function Views({ topology }: { topology: Topology }) {
  const t = useText();
  return (
    <Stack>
      <TabHeading title={t('topology.title')} help={t('topology.help')} />
      {topology.notOnHost.state === 'unknown' && (
        <UnknownNotice
          what={t('topology.notOnHost')}
          reason={topology.notOnHost.reason}
          since={topology.notOnHost.since}
        />
      )}
      <TopologyGraph topology={topology} />
      <SectionCard title={t('topology.list')} flush>
        <TopologyTable topology={topology} />
      </SectionCard>
    </Stack>
  );
}
