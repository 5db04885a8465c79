import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { ControlPlane } from 'backstage-plugin-dapr-vcluster-common';
import { useParams } from 'react-router-dom';
import { useControlPlane, useText } from '../../hooks';
import { fleetRouteRef } from '../../routes';
import { FindingList } from '../findings';
import { Stack, TabHeading, TagList } from '../primitives';
import { LiveBoundary } from '../pageStates';
import { CapacityCard } from './CapacityCard';
import { ServicesCard } from './ServicesCard';
import { SyncerCard } from './SyncerCard';
import { RestartCard } from './RestartCard';
import { CertificatesCard } from './CertificatesCard';
import { VersionsCard } from './VersionsCard';

/** The Dapr control plane of the host in the URL. */
export function ControlPlaneContent() {
  const t = useText();
  const { host = '' } = useParams();
  const fleet = useRouteRef(fleetRouteRef);
  return (
    <Stack>
      {fleet && (
        <div>
          <Link to={fleet()}>{t('controlPlane.back')}</Link>
        </div>
      )}
      <LiveBoundary
        live={useControlPlane(host)}
        what={t('controlPlane.what')}
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
  const { host, dapr, findings, capacity, syncer, restart } = controlPlane;
  return (
    <Stack>
      <TabHeading
        title={t('controlPlane.title', { host: host.title })}
        state={
          host.readOnly && <TagList tags={[t('fleet.hostCard.readOnly')]} />
        }
      />
      {controlPlane.readableOnly && (
        <Typography variant="body2">
          {t('fleet.hostCard.readableOnly')}
        </Typography>
      )}
      <FindingList findings={findings} />
      <Stack as="columns">
        <VersionsCard controlPlane={controlPlane} />
        <CertificatesCard controlPlane={controlPlane} />
      </Stack>
      <ServicesCard parts={dapr.parts} />
      <SyncerCard syncer={syncer} />
      <CapacityCard capacity={capacity} />
      <RestartCard restart={restart} />
    </Stack>
  );
}
