import {
  formatTenantRef,
  LogSource,
} from 'backstage-plugin-dapr-vcluster-common';
import { notFound, unavailable } from '../../../platform/errors';
import { PodItem } from '../../../inventory/model/model';
import { TenantSnapshot } from '../../../inventory/TenantIndex';

/**
 * The host pod of a log, by what the index knows of the tenant: a caller names pods of the vcluster, never of the host.
 *
 * @throws NotFoundError when the tenant has no such pod, ServiceUnavailableError when that is not known.
 */
export function hostPodOf(
  snapshot: TenantSnapshot,
  source: LogSource,
): PodItem {
  const found =
    source === 'syncer' ? newestSyncer(snapshot) : appPod(snapshot, source);
  if (found) {
    return found;
  }
  const tenant = formatTenantRef(snapshot.tenant.ref);
  const gap = snapshot.tenant.freshness.unknown.find(
    ({ kind, state }) => kind === 'pods' && state !== 'stale',
  );
  if (gap) {
    const why = gap.reason?.replace(/\.$/, '') ?? 'they are being read';
    throw unavailable(`The pods of tenant "${tenant}" are not known: ${why}`, {
      fix: 'Try again when the host can be seen.',
    });
  }
  if (source === 'syncer') {
    throw notFound(`tenant "${tenant}" has no running syncer`, {
      fix: 'Resume the tenant if it is paused, or look at its conditions.',
    });
  }
  throw notFound(
    `tenant "${tenant}" has no pod "${source.namespace}/${source.pod}" with a sidecar`,
    {
      field: 'pod',
      value: `${source.namespace}/${source.pod}`,
      fix: 'Choose one of the list of sidecars; it may have been replaced.',
    },
  );
}

function appPod(
  { pods }: TenantSnapshot,
  { namespace, pod }: Exclude<LogSource, 'syncer'>,
): PodItem | undefined {
  return pods.find(
    ({ virtual }) => virtual?.namespace === namespace && virtual.name === pod,
  );
}

/** Of several replicas, one that runs, and of those the newest. */
function newestSyncer({ syncers }: TenantSnapshot): PodItem | undefined {
  const age = ({ createdAt = '' }: PodItem) => createdAt;
  const newestFirst = syncers().sort((a, b) => age(b).localeCompare(age(a)));
  return (
    newestFirst.find(({ phase, deletingSince }) => {
      return phase === 'Running' && !deletingSince;
    }) ?? newestFirst[0]
  );
}
