import { ObjectOutcome } from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  isForbidden,
  isNotFound,
  KubeClient,
  KubeObject,
  ObjectRef,
  Resource,
  resourceName,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { outcomeOf } from '../../platform/kubernetes';

/** An object that is deleted with a tenant. */
export type DeletionTarget = {
  resource: Resource;
  ref: ObjectRef;
  /** The very object that was looked at: another one of its name is not touched. */
  uid?: string;
  /** When set, the object is deleted in this version only: changed since, it is in use by somebody else. */
  resourceVersion?: string;
  /**
   * What deletes it, so that it is reported but not deleted by itself: its namespace, or the object that owns it.
   */
  deletedBy?: 'namespace' | 'owner';
};

/** One step of a deletion: what it deletes, and what it leaves and why. */
export type Step = { targets: DeletionTarget[]; left: ObjectOutcome[] };

/** Nothing to delete. */
export const NOTHING: Step = { targets: [], left: [] };

/**
 * One object, if it is there and proved to be the tenant's. A kind the portal may not read is reported as left.
 *
 * @param isProved - whether the object, beyond its name, is the tenant's
 * @param unproved - why an object of that name is left; without it, it is somebody else's and not mentioned
 */
export async function targetObject(
  client: KubeClient,
  resource: Resource,
  ref: ObjectRef,
  isProved: (object: KubeObject) => boolean,
  unproved?: string,
): Promise<Step> {
  try {
    const object = await client.get(resource, ref);
    if (isProved(object)) {
      return { targets: [targetOf(resource, object)], left: [] };
    }
    return unproved === undefined
      ? NOTHING
      : { targets: [], left: [outcomeOf(resource, ref, 'left', unproved)] };
  } catch (error) {
    if (isNotFound(error)) {
      return NOTHING;
    }
    if (!isForbidden(error)) {
      throw error;
    }
    if (await isTerminating(client, ref.namespace)) {
      return NOTHING;
    }
    return {
      targets: [],
      left: [outcomeOf(resource, ref, 'left', mayNot(resource))],
    };
  }
}

/** Which objects of a kind are targets. */
export type TargetQuery = {
  namespace: string;
  labelSelector?: string;
  /** Further proof that an object is the tenant's. */
  isProved?: (object: KubeObject) => boolean;
  deletedBy?: DeletionTarget['deletedBy'];
};

/**
 * Objects of a kind in one namespace. Of a kind the portal may not list none are known: they are not mentioned when
 * their namespace or owner deletes them anyway, and reported as left otherwise.
 */
export async function targetList(
  client: KubeClient,
  resource: Resource,
  { namespace, labelSelector, isProved = () => true, deletedBy }: TargetQuery,
): Promise<Step> {
  try {
    const { items } = await client.list(resource, { namespace, labelSelector });
    const targets = items
      .filter(isProved)
      .map(item => ({ ...targetOf(resource, item), deletedBy }));
    return { targets, left: [] };
  } catch (error) {
    if (isNotFound(error)) {
      return NOTHING;
    }
    if (!isForbidden(error)) {
      throw error;
    }
    if (deletedBy || (await isTerminating(client, namespace))) {
      return NOTHING;
    }
    const all = { namespace, name: '*' };
    return {
      targets: [],
      left: [outcomeOf(resource, all, 'left', mayNot(resource))],
    };
  }
}

/** The RoleBinding of the portal can be deleted before what else is in a namespace, which goes with it all the same. */
async function isTerminating(
  client: KubeClient,
  name: string | undefined,
): Promise<boolean> {
  const namespace =
    name && (await getIfPresent(client, RESOURCES.namespaces, { name }));
  return Boolean(namespace && namespace.metadata.deletionTimestamp);
}

/** Joins steps into one. */
export function joinSteps(steps: Step[]): Step {
  return {
    targets: steps.flatMap(({ targets }) => targets),
    left: steps.flatMap(({ left }) => left),
  };
}

/** Targets for an answer. */
export function outcomesOf(
  targets: readonly DeletionTarget[],
  outcome: ObjectOutcome['outcome'],
): ObjectOutcome[] {
  return targets.map(({ resource, ref }) => outcomeOf(resource, ref, outcome));
}

/** Targets without those that are found twice, by name and by label. */
export function distinct(targets: readonly DeletionTarget[]): DeletionTarget[] {
  const seen = new Set<string>();
  return targets.filter(target => {
    const key = keyOf(target);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** Tells one target from another. */
export function keyOf({ resource, ref, uid }: DeletionTarget): string {
  const { namespace = '', name } = ref;
  return [resourceName(resource), namespace, name, uid].join('/');
}

/** Only identity is kept: Secrets pass through here. */
function targetOf(
  resource: Resource,
  { metadata }: KubeObject,
): DeletionTarget {
  const { namespace, name, uid } = metadata;
  return { resource, ref: { namespace, name }, uid };
}

function mayNot(resource: Resource): string {
  return `The portal may not look at ${resourceName(
    resource,
  )}; delete it by hand if it is there`;
}
