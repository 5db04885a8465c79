import { randomUUID } from 'node:crypto';
import { ANNOTATION_PREFIX } from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  KubeClient,
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { toRouteError } from '../../platform/hosts';
import { CreatedObjects } from '../../tenants/deletion';
import { throwIfDisconnected, PollOptions } from '../../platform/kubernetes';
import { awaitSecrets } from './awaitSecrets';
import { holdsSameTexts, SecretObject } from './ownSecret';
import { Planned, WriteContext, WritePlan } from './plan';
import { restoreObject } from './restoreObject';
import { changeObject, createObject, writtenMeanwhile } from './writeObject';

/** Annotation of a Secret that a request has found and counts on: its version then is another one. */
const ANNOTATION_REGISTRATION = `${ANNOTATION_PREFIX}registration`;

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
      client.apply(resource, main.object, {
        ...dryRun,
        force: main.restores,
      }),
    );
  }
}

/**
 * Writes the Secret, waits for it to reach the host, and writes the Dapr resource. When that fails part-way, or the caller
 * disconnects, the objects that this call created are deleted again, unless another request has changed them since.
 *
 * @throws ConflictError when another request has written one of the objects since the plan was made.
 */
export async function executePlan(
  { ref, referred, resource, clusters, target }: WriteContext,
  { main, secret }: WritePlan,
  options: PollOptions & { signal?: AbortSignal },
): Promise<void> {
  const secrets = new CreatedObjects(clusters.virtual);
  const objects = new CreatedObjects(clusters.client(target.side));
  try {
    await clusters.assertSameTenant();
    const ownSecret =
      secret && (await writeSecret(clusters.virtual, secret, main, secrets));
    // The Component syncer waits for Secrets itself.
    if (target.route !== 'synced') {
      const names = { names: referred, own: secret?.object };
      await awaitSecrets(clusters, ref, target, names, options);
    }
    await clusters.assertSameTenant();
    await clusters.on(target.side, client =>
      write(client, resource, main, objects),
    );
    await clusters.assertSameTenant();
    if (ownSecret) {
      await assertSecretKept(clusters.virtual, ownSecret);
    }
    throwIfDisconnected(options.signal);
  } catch (error) {
    const why = toRouteError(error, {
      place: clusters.place('virtual'),
    }) as Error;
    throw await secrets.rollback(await objects.rollback(why));
  }
}

/** A Secret that is there already may be about to be rolled back by the request that created it: it is changed, and so kept. */
async function writeSecret(
  client: KubeClient,
  secret: Planned<SecretObject>,
  main: WritePlan['main'],
  created: CreatedObjects,
): Promise<SecretObject | undefined> {
  if (secret.change !== 'keep' || main.change !== 'create') {
    return write(client, RESOURCES.secrets, secret, created);
  }
  const { object } = secret;
  const annotations = {
    ...object.metadata.annotations,
    [ANNOTATION_REGISTRATION]: randomUUID(),
  };
  const taken = { ...object, metadata: { ...object.metadata, annotations } };
  const change = { ...secret, change: 'change' as const, object: taken };
  return write(client, RESOURCES.secrets, change, created);
}

async function write<T extends KubeObject>(
  client: KubeClient,
  resource: Resource,
  { object, change, present, restores }: Planned<T>,
  created: CreatedObjects,
): Promise<T | undefined> {
  if (change === 'keep') {
    return undefined;
  }
  if (!present) {
    return createObject(client, resource, object, created);
  }
  return restores
    ? restoreObject(client, resource, object, present)
    : changeObject(client, resource, object, present);
}

/** A caller who is told that its Secret is registered can rely on it. */
async function assertSecretKept(client: KubeClient, secret: SecretObject) {
  const now = await getIfPresent<SecretObject>(
    client,
    RESOURCES.secrets,
    secret.metadata,
  );
  if (
    now?.metadata.uid !== secret.metadata.uid ||
    !holdsSameTexts(now!, secret)
  ) {
    throw writtenMeanwhile(RESOURCES.secrets, secret);
  }
}
