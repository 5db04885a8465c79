import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { ControlPlane } from 'backstage-plugin-dapr-vcluster-common';
import { useParams } from 'react-router-dom';
import { useControlPlane, useText } from '../../hooks';
import { fleetRouteRef } from '../../routes';
import { FindingList } from '../findings';
import { Stack, TabHeading, TagList } from '../primitives';
import { LiveBoundary } from '../states';
import { CapacityCard } from './CapacityCard';
import { PartsCard } from './PartsCard';
import { RestartCard } from './RestartCard';
import { TrustCard } from './TrustCard';
import { VersionsCard } from './VersionsCard';

/** Dapr's control plane on the host that the address names. */
export function HostContent() {
  const t = useText();
  const { host = '' } = useParams();
  const fleet = useRouteRef(fleetRouteRef);
  return (
    <Stack>
      {fleet && (
        <div>
          <Link to={fleet()}>{t('host.back')}</Link>
        </div>
      )}
      <LiveBoundary
        live={useControlPlane(host)}
        what={t('host.what')}
        freshness={controlPlane => controlPlane.freshness}
        skeletonLines={10}
      >
        {controlPlane => <Details controlPlane={controlPlane} />}
      </LiveBoundary>
    </Stack>
  );
}

function Details({ controlPlane }: { controlPlane: ControlPlane }) {
  const t = useText();
  const { host, dapr, findings, capacity, restart } = controlPlane;
  return (
    <Stack>
      <TabHeading
        title={t('host.title', { host: host.title })}
        state={
          host.readOnly && <TagList tags={[t('fleet.hostCard.readOnly')]} />
        }
      />
      <FindingList findings={findings} />
      <Stack as="columns">
        <VersionsCard controlPlane={controlPlane} />
        <TrustCard controlPlane={controlPlane} />
      </Stack>
      <PartsCard parts={dapr.parts} />
      <CapacityCard capacity={capacity} />
      <RestartCard restart={restart} />
    </Stack>
  );
}
