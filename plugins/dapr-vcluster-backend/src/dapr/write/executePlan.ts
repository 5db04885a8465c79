import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { toRouteError } from '../../platform/hosts';
import { applyAndTrack, CreatedObjects } from '../../tenants/deletion';
import { throwIfDisconnected, PollOptions } from '../../platform/kubernetes';
import { awaitSecrets } from './awaitSecrets';
import { WriteContext, WritePlan } from './plan';

/** Dry-runs both objects on their API servers; nothing is stored. */
export async function dryRunPlan(
  { clusters, target, resource }: WriteContext,
  { main, secret }: WritePlan,
): Promise<void> {
  const dryRun = { dryRun: true };
  if (secret && secret.change !== 'keep') {
    await clusters.virtual.apply(RESOURCES.secrets, secret.object, dryRun);
  }
  if (main.change !== 'keep') {
    await clusters.on(target.side, client =>
      client.apply(resource, main.object, dryRun),
    );
  }
}

/**
 * Writes the Secret, waits for it to reach the host, and writes the Dapr resource. When that fails part-way, or the caller
 * disconnects, the objects that this call created are deleted again.
 */
export async function executePlan(
  { ref, referred, resource, clusters, target }: WriteContext,
  { main, secret }: WritePlan,
  options: PollOptions & { signal?: AbortSignal },
): Promise<void> {
  const secrets = new CreatedObjects(clusters.virtual);
  const objects = new CreatedObjects(clusters.client(target.side));
  try {
    if (secret && secret.change !== 'keep') {
      await applyAndTrack(
        clusters.virtual,
        RESOURCES.secrets,
        secret.object,
        secrets,
      );
    }
    const names = { names: referred, own: secret?.object };
    await awaitSecrets(clusters, ref, target, names, options);
    if (main.change !== 'keep') {
      await clusters.on(target.side, client =>
        applyAndTrack(client, resource, main.object, objects),
      );
    }
    throwIfDisconnected(options.signal);
  } catch (error) {
    const why = toRouteError(error, {
      place: clusters.place('virtual'),
    }) as Error;
    throw await secrets.rollback(await objects.rollback(why));
  }
}
