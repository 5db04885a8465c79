import { ObjectOutcome } from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  KubeObject,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { outcomeOf, poll, PollOptions } from '../../platform/kubernetes';
import { SyncedResource } from './awaitSync';
import { isCopyOf } from './syncStatus';

/**
 * Waits until the Component syncer has removed the copy of a Dapr resource that was deleted in the vcluster.
 *
 * @returns what became of the copy; nothing where there was none
 */
export async function awaitRemoval(
  { clusters, target, resource }: SyncedResource,
  deleted: KubeObject,
  wait: PollOptions,
): Promise<ObjectOutcome[]> {
  const copyOnHost = async () => {
    const found = await clusters.onHost(host =>
      getIfPresent<KubeObject>(host, resource, target.host),
    );
    return isCopyOf(found, deleted) ? found : undefined;
  };
  let copy: KubeObject | undefined;
  const gone = await poll(async () => {
    const now = await copyOnHost();
    copy ??= now;
    return now ? undefined : true;
  }, wait);
  if (!copy) {
    return [];
  }
  return gone
    ? [outcomeOf(resource, copy.metadata, 'deleted')]
    : [
        outcomeOf(
          resource,
          copy.metadata,
          'left',
          'The Component syncer has not removed the copy yet',
        ),
      ];
}
