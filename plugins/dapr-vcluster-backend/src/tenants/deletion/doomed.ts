import { ObjectOutcome } from 'backstage-plugin-dapr-vcluster-common';
import {
  isForbidden,
  isNotFound,
  KubeClient,
  KubeObject,
  ObjectRef,
  Resource,
  resourceName,
} from '../../platform/hosts';
import { listIfPresent, outcomeOf } from '../../platform/kubernetes';

/** An object that goes with a tenant. */
export type Doomed = {
  resource: Resource;
  ref: ObjectRef;
  /** The very object that was looked at: one made anew under its name is not touched. */
  uid?: string;
  /** It goes with its namespace, so it is waited for and reported, but not deleted by itself. */
  within?: boolean;
};

/** One step of a removal: what it removes, and what it leaves and why. */
export type Step = { doomed: Doomed[]; left: ObjectOutcome[] };

/** One object, if it is there and `mine` says so. A kind the portal may not read is reported as left. */
export async function doomedObject(
  client: KubeClient,
  resource: Resource,
  ref: ObjectRef,
  mine: (object: KubeObject) => boolean = () => true,
): Promise<Step> {
  try {
    const object = await client.get(resource, ref);
    return mine(object)
      ? { doomed: [doomedOf(resource, object)], left: [] }
      : { doomed: [], left: [] };
  } catch (error) {
    if (isNotFound(error)) {
      return { doomed: [], left: [] };
    }
    if (!isForbidden(error)) {
      throw error;
    }
    const reason = `The portal may not look at ${resourceName(
      resource,
    )}; remove it by hand if it is there`;
    return { doomed: [], left: [outcomeOf(resource, ref, 'left', reason)] };
  }
}

/** All objects of a kind that a selector finds in one namespace. */
export async function doomedList(
  client: KubeClient,
  resource: Resource,
  options: { namespace: string; labelSelector?: string; within?: boolean },
): Promise<Doomed[]> {
  const { within, ...query } = options;
  const items = await listIfPresent(client, resource, query);
  return items.map(item => ({ ...doomedOf(resource, item), within }));
}

/** Only identity is kept: Secrets pass through here. */
function doomedOf(resource: Resource, { metadata }: KubeObject): Doomed {
  const { namespace, name, uid } = metadata;
  return { resource, ref: { namespace, name }, uid };
}

/** Joins steps into one. */
export function joinSteps(steps: Step[]): Step {
  return {
    doomed: steps.flatMap(({ doomed }) => doomed),
    left: steps.flatMap(({ left }) => left),
  };
}
