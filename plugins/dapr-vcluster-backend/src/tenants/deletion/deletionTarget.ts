import { ObjectOutcome } from 'backstage-plugin-dapr-vcluster-common';
import {
  Discovery,
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
    if (
      (await isTerminating(client, ref.namespace)) ||
      !(await isServed(client, resource))
    ) {
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
  /** Why an object without that proof is left; without it, it is somebody else's and not mentioned. */
  unproved?: string;
  /** What is said where the portal may not list them. */
  forbidden?: string;
  /** What deletes all of them, or each. */
  deletedBy?:
    | DeletionTarget['deletedBy']
    | ((object: KubeObject) => DeletionTarget['deletedBy']);
};

/**
 * Objects of a kind in one namespace. Of a kind the portal may not list none are known: they are not mentioned when
 * their namespace or owner deletes them anyway, and reported as left otherwise.
 */
export async function targetList(
  client: KubeClient,
  resource: Resource,
  {
    namespace,
    labelSelector,
    isProved = () => true,
    unproved,
    forbidden = mayNot(resource),
    deletedBy,
  }: TargetQuery,
): Promise<Step> {
  try {
    const { items } = await client.list(resource, { namespace, labelSelector });
    const targets = items.filter(isProved).map(item => ({
      ...targetOf(resource, item),
      deletedBy: typeof deletedBy === 'function' ? deletedBy(item) : deletedBy,
    }));
    const rest = unproved ? items.filter(item => !isProved(item)) : [];
    const left = rest.map(({ metadata: { name } }) =>
      outcomeOf(resource, { namespace, name }, 'left', unproved),
    );
    return { targets, left };
  } catch (error) {
    if (isNotFound(error)) {
      return NOTHING;
    }
    if (!isForbidden(error)) {
      throw error;
    }
    if (
      typeof deletedBy === 'string' ||
      (await isTerminating(client, namespace)) ||
      !(await isServed(client, resource))
    ) {
      return NOTHING;
    }
    const all = { namespace, name: '*' };
    return {
      targets: [],
      left: [outcomeOf(resource, all, 'left', forbidden)],
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

/** Whether the host has a kind at all: an API server refuses what nobody may do before it looks for that. */
async function isServed(
  client: KubeClient,
  { apiVersion, kind }: Resource,
): Promise<boolean> {
  return Boolean(await new Discovery(client).find(apiVersion, kind));
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
