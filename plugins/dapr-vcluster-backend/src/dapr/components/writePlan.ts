import {
  KubeClient,
  KubeObject,
  Resource,
  RESOURCES,
  toRouteError,
} from '../../platform/hosts';
import { applyNoting, MadeObjects } from '../../tenants/deletion';
import { assertHeard, Patience } from '../../platform/kubernetes';
import type { WriteContext } from './applyPlan';
import { awaitSecrets } from './arrival';
import { WritePlan } from './plan';

/** Tries both objects on their API servers; nothing is stored. */
export async function tryOut(
  { sides, target, resource }: WriteContext,
  { main, secret }: WritePlan,
): Promise<void> {
  const dryRun = { dryRun: true };
  if (secret && secret.change !== 'keep') {
    await sides.virtual.apply(RESOURCES.secrets, secret.object, dryRun);
  }
  if (main.change !== 'keep') {
    await sides.on(target.side, client =>
      client.apply(resource, main.object, dryRun),
    );
  }
}

/**
 * Writes the Secret, waits for it to reach the host, and writes the object. When that fails part-way, or nobody waits for
 * the answer, what this call has created is removed again.
 */
export async function carryOut(
  { ref, referred, resource, sides, target }: WriteContext,
  { main, secret }: WritePlan,
  options: Patience & { signal?: AbortSignal },
): Promise<void> {
  const secrets = new MadeObjects(sides.virtual);
  const objects = new MadeObjects(sides.client(target.side));
  try {
    if (secret && secret.change !== 'keep') {
      await write(sides.virtual, RESOURCES.secrets, secret.object, secrets);
    }
    const names = { names: referred, own: secret?.object };
    await awaitSecrets(sides, ref, target, names, options);
    if (main.change !== 'keep') {
      await sides.on(target.side, client =>
        write(client, resource, main.object, objects),
      );
    }
    assertHeard(options.signal);
  } catch (error) {
    const why = toRouteError(error, { place: sides.place('virtual') }) as Error;
    throw await secrets.takeBack(await objects.takeBack(why));
  }
}

async function write(
  client: KubeClient,
  resource: Resource,
  object: KubeObject,
  made: MadeObjects,
): Promise<void> {
  await applyNoting(client, resource, object, made);
}
