import { ResourceSync } from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  KubeObject,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { poll, PollOptions } from '../../platform/kubernetes';
import { Target } from '../target/target';
import { TargetClusters } from '../target/TargetClusters';
import { isCopyOf, syncStatusOf } from './syncStatus';

/** What the Component syncer does not change by itself any more. */
const FINAL: readonly ResourceSync['state'][] = [
  'synced',
  'refused',
  'conflict',
];

/**
 * Waits until the Component syncer has dealt with a Dapr resource in a vcluster, and says what it made of it. What waits
 * for something, or is tried again, is waited for as long as there is time. That it is synced is believed when the host
 * has the copy.
 */
export async function awaitSync(
  { clusters, target, resource }: SyncedResource,
  wait: PollOptions & { signal?: AbortSignal },
): Promise<ResourceSync> {
  let last: ResourceSync | undefined;
  const final = await poll(
    async () => {
      last = await readSync({ clusters, target, resource });
      return last && FINAL.includes(last.state) ? last : undefined;
    },
    wait,
    wait.signal,
  );
  const seconds = Math.round(wait.timeoutMs / 1_000);
  return (
    final ??
    last ?? {
      state: 'pending',
      reason: `The Component syncer has not dealt with it within ${seconds} seconds`,
      findings: [],
    }
  );
}

/** A Dapr resource that the Component syncer copies. */
export type SyncedResource = {
  clusters: TargetClusters;
  target: Target;
  resource: Resource;
};

async function readSync({
  clusters,
  target,
  resource,
}: SyncedResource): Promise<ResourceSync | undefined> {
  const object = await getIfPresent<KubeObject>(
    clusters.virtual,
    resource,
    target.component,
  );
  const status = object && syncStatusOf(object);
  if (!object || status?.state !== 'synced') {
    return status;
  }
  const copy = await clusters.onHost(host =>
    getIfPresent<KubeObject>(host, resource, target.host),
  );
  return isCopyOf(copy, object)
    ? status
    : {
        state: 'pending',
        reason: 'It says that it is synced, but the host has no copy of it',
        findings: [],
      };
}
