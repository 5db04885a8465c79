import { usePermission } from '@backstage/plugin-permission-react';
import { hostReadPermission } from 'backstage-plugin-dapr-vcluster-common';
import { useSetup, useText } from '../../hooks';
import { FindingList } from '../findings';
import { LiveBoundary } from '../pageStates';
import { Notice } from '../primitives';
import { FirstSteps } from './FirstSteps';

/** What is wrong with the configuration and, without hosts, the first steps; for those who may read hosts. */
export function SetupNotices({ hasHosts }: { hasHosts: boolean }) {
  const t = useText();
  const { loading, allowed } = usePermission({
    permission: hostReadPermission,
  });
  if (loading) {
    return null;
  }
  if (allowed) {
    return <AllowedNotices hasHosts={hasHosts} />;
  }
  return hasHosts ? null : (
    <Notice tone="warning">
      {t('setup.noRight', { permission: hostReadPermission.name })}
    </Notice>
  );
}

function AllowedNotices({ hasHosts }: { hasHosts: boolean }) {
  const t = useText();
  const setup = useSetup();
  // Beside hosts, only problems are worth a place on the page.
  if (hasHosts && setup.data === undefined && !setup.error) {
    return null;
  }
  return (
    <LiveBoundary live={setup} what={t('setup.what')} skeletonLines={4}>
      {data => (
        <>
          <FindingList findings={data.findings} />
          {!hasHosts && <FirstSteps setup={data} />}
        </>
      )}
    </LiveBoundary>
  );
}
