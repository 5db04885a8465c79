import { ANNOTATION_LIFECYCLE } from 'backstage-plugin-dapr-vcluster-common';
import {
  isConflict,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  Lifecycle,
  LifecycleState,
  parseLifecycle,
} from '../../inventory/model/lifecycle';
import { conflict } from '../../platform/errors';

/** How often a change is tried on the newest version of the namespace. */
const TRIES = 10;

/** What to write: the new state, and annotations beside it; null removes one. */
export type LifecycleChange = {
  state: LifecycleState;
  annotations?: Record<string, string | null>;
};

/** What to change, given the newest version; undefined when there is nothing to change (any more). */
export type ChangeOf = (now: Lifecycle) => LifecycleChange | undefined;

const NOTHING: Lifecycle = { state: {}, problems: [] };

/**
 * Changes what the very namespace that is given says of expiry and schedule.
 *
 * @param once - only this version of it; otherwise whatever version it has by now
 * @returns the namespace as it is then; undefined when `once` is set and somebody has changed it
 * @throws ConflictError when the namespace was created again meanwhile
 */
export async function writeLifecycle(
  client: KubeClient,
  namespace: KubeObject,
  changeOf: ChangeOf,
  { once = false }: { once?: boolean } = {},
): Promise<KubeObject | undefined> {
  const { name, uid } = namespace.metadata;
  let now = namespace;
  for (let tries = 1; ; tries++) {
    const { annotations, creationTimestamp, resourceVersion } = now.metadata;
    const change = changeOf(
      parseLifecycle(annotations, creationTimestamp) ?? NOTHING,
    );
    if (!change) {
      return now;
    }
    const state = Object.values(change.state).some(each => each !== undefined)
      ? JSON.stringify(change.state)
      : null;
    try {
      return await client.patch(
        RESOURCES.namespaces,
        { name },
        {
          metadata: {
            uid,
            resourceVersion,
            annotations: {
              ...change.annotations,
              [ANNOTATION_LIFECYCLE]: state,
            },
          },
        },
      );
    } catch (error) {
      if (!isConflict(error) || (tries === TRIES && !once)) {
        throw error;
      }
      if (once) {
        return undefined;
      }
      now = await client.get(RESOURCES.namespaces, { name });
      if (now.metadata.uid !== uid) {
        throw conflict(`namespace "${name}" was created again meanwhile`, {
          field: 'tenant',
          fix: 'Look at the tenant, then try again.',
        });
      }
    }
  }
}
