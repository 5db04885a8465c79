import { ComputeContainer } from '../../../quantities/podResources';
import { parseQuantity } from '../../../quantities/quantity';
import { Counted, usedOf } from '../../../quantities/quotaUse';
import { ApiCall } from '../../context/ServerContext';
import { forbidden, qualified } from '../../errors/errors';
import { KubeObject } from '../../meta/types';

const NOTHING: Counted = { pods: [], services: [], claims: [], others: {} };

/** What each container of a pod must state when a quota limits it. */
const STATED = [
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
];

/**
 * Quota admission of a new object. Asked as the very last thing before the object is stored, so that of two requests for
 * the last place one is refused.
 *
 * @throws 403 when a quota of the namespace would be exceeded, or limits what a container does not state.
 */
export function checkQuotas(call: ApiCall, object: KubeObject): void {
  const { store } = call.context;
  const { namespace, name = '' } = object.metadata;
  const quotas = namespace ? store.list('resourcequotas', namespace) : [];
  for (const quota of quotas) {
    const { hard = {} } = (quota.spec ?? {}) as {
      hard?: Record<string, string>;
    };
    const asked = usedOf(hard, countedOf(call, object));
    const names = Object.keys(asked).filter(
      each => parseQuantity(asked[each]) > 0,
    );
    const unstated = unstatedOf(hard, object);
    if (unstated) {
      throw forbidden(
        call.kind,
        name,
        `failed quota: ${quota.metadata.name}: must specify ${unstated}`,
      );
    }
    if (names.length === 0) {
      continue;
    }
    const used = usedOf(hard, usedIn(call, namespace!));
    const exceeded = names
      .filter(
        each =>
          parseQuantity(asked[each]) + parseQuantity(used[each] ?? 0) >
          parseQuantity(hard[each]),
      )
      .sort();
    if (exceeded.length > 0) {
      const list = (amounts: Record<string, string>) =>
        exceeded.map(each => `${each}=${amounts[each]}`).join(',');
      throw forbidden(
        call.kind,
        name,
        `exceeded quota: ${quota.metadata.name}, requested: ${list(
          asked,
        )}, used: ${list(used)}, limited: ${list(hard)}`,
      );
    }
  }
}

/** One object, as it counts. */
function countedOf({ kind }: ApiCall, object: KubeObject): Counted {
  switch (kind.storage) {
    case 'pods':
      return { ...NOTHING, pods: [object] };
    case 'services':
      return { ...NOTHING, services: [object] };
    case 'persistentvolumeclaims':
      return { ...NOTHING, claims: [object] };
    default:
      return { ...NOTHING, others: { [qualified(kind)]: 1 } };
  }
}

function usedIn({ context, kind }: ApiCall, namespace: string): Counted {
  const { store } = context;
  return {
    pods: store.list('pods', namespace),
    services: store.list('services', namespace),
    claims: store.list('persistentvolumeclaims', namespace),
    others: {
      [qualified(kind)]: store.list(kind.storage, namespace).length,
    },
  };
}

/** `limits.cpu for: app,daprd; requests.memory for: app`; undefined when everything that is limited is stated. */
function unstatedOf(
  hard: Record<string, string>,
  { kind, spec }: KubeObject,
): string | undefined {
  if (kind !== 'Pod') {
    return undefined;
  }
  const { containers = [], initContainers = [] } = spec as {
    containers?: ComputeContainer[];
    initContainers?: ComputeContainer[];
  };
  const missing = STATED.filter(each => each in hard)
    .map(each => {
      const [side, name] = each.split('.') as ['requests' | 'limits', string];
      const without = [...initContainers, ...containers].filter(
        ({ resources }) => resources?.[side]?.[name] === undefined,
      );
      return { each, names: without.map(container => container.name) };
    })
    .filter(({ names }) => names.length > 0)
    .map(({ each, names }) => `${each} for: ${names.join(',')}`)
    .sort();
  return missing.length > 0 ? missing.join('; ') : undefined;
}
