import {
  isConflict,
  KubeClient,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Part, Workload } from './controlPlane';

/** How often a change is tried on the newest version: the status of a workload changes all the time. */
const TRIES = 5;

/** What to change of a workload, given its newest version; undefined when there is nothing to change (any more). */
export type Change = (workload: Workload) => object | undefined;

/**
 * Changes this very workload in the version that was looked at, as the vcluster CLI does: by a merge patch. Helm owns
 * the fields, and the CLI's annotations may be there, so server-side apply could do neither without force.
 *
 * @returns whether something was (or in a dry run would be) changed
 * @throws KubeError 404 or 409 when another workload has taken its place
 */
export async function changeWorkload(
  client: KubeClient,
  { resource, workload }: Part,
  changeOf: Change,
  { dryRun }: { dryRun: boolean },
): Promise<boolean> {
  const { namespace, name, uid } = workload.metadata;
  let newest = workload;
  for (let tries = 1; ; tries++) {
    const change = changeOf(newest);
    if (!change) {
      return false;
    }
    const { resourceVersion } = newest.metadata;
    const metadata = { uid, resourceVersion, ...pickMetadata(change) };
    try {
      await client.patch(
        resource,
        { namespace, name },
        { ...change, metadata },
        { dryRun },
      );
      return true;
    } catch (error) {
      if (!isConflict(error) || tries === TRIES) {
        throw error;
      }
      const now = await client.get<Workload>(resource, { namespace, name });
      if (now.metadata.uid !== uid) {
        throw error;
      }
      newest = now;
    }
  }
}

function pickMetadata(change: object): object {
  return 'metadata' in change ? Object(change.metadata) : {};
}
