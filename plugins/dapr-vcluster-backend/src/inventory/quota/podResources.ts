import { parseQuantity } from '../../platform/kubernetes';

/** What a pod takes of a quota, by the name of the resource there, e.g. `requests.cpu`; cores, bytes, pods. */
export type PodUse = Readonly<Record<string, number>>;

type Resources = Partial<
  Record<'requests' | 'limits', Record<string, string | number>>
>;

type Container = { restartPolicy?: string; resources?: Resources };

/** The parts of a pod's spec that take of a quota. */
export type PodSpec = {
  containers?: Container[];
  initContainers?: Container[];
  /** Of the pod as a whole, which then count instead of those of its containers. */
  resources?: Resources;
  /** What the RuntimeClass adds. */
  overhead?: Record<string, string | number>;
};

const COMPUTE = ['cpu', 'memory', 'ephemeral-storage'] as const;
const SIDES = ['requests', 'limits'] as const;

/** Other names that Kubernetes has for the same resource of a quota. */
const ALIASES: Readonly<Record<string, string>> = {
  'count/pods': 'pods',
  ...Object.fromEntries(COMPUTE.map(name => [name, `requests.${name}`])),
};

const LIMITING = new Set([
  'pods',
  ...SIDES.flatMap(side => COMPUTE.map(name => `${side}.${name}`)),
]);

/** The one name of a resource of a quota. */
export function resourceOf(name: string): string {
  return ALIASES[name] ?? name;
}

/** Whether a line of a quota limits pods. */
export function limitsPods(resource: string): boolean {
  return LIMITING.has(resourceOf(resource));
}

/**
 * What a pod takes of a quota, as Kubernetes counts it (`PodRequests` and `PodLimits` of `k8s.io/component-helpers`): all
 * containers together with the init containers that keep running, or an init container that ends together with those before
 * it that keep running, whichever is more.
 */
export function useOfPod(pod: PodSpec): PodUse {
  const use: Record<string, number> = { pods: 1 };
  for (const side of SIDES) {
    for (const name of COMPUTE) {
      const amount = totalOf(pod, side, name);
      if (amount > 0) {
        use[`${side}.${name}`] = amount;
      }
    }
  }
  return use;
}

function totalOf(
  { containers = [], initContainers = [], resources, overhead }: PodSpec,
  side: (typeof SIDES)[number],
  name: string,
): number {
  const amount = (of: Resources | undefined) =>
    parseQuantity(of?.[side]?.[name]);
  let keeping = 0;
  let most = 0;
  for (const init of initContainers) {
    const its = amount(init.resources) ?? 0;
    most = Math.max(most, keeping + its);
    keeping += init.restartPolicy === 'Always' ? its : 0;
  }
  const running = containers.reduce(
    (sum, each) => sum + (amount(each.resources) ?? 0),
    keeping,
  );
  const total = amount(resources) ?? Math.max(most, running);
  // A limit that is not there is not raised.
  return side === 'limits' && total === 0
    ? 0
    : total + (parseQuantity(overhead?.[name]) ?? 0);
}

/** A use as text, so that the many pods that take the same share one copy. */
export function useText(use: PodUse): string {
  return JSON.stringify(use);
}

/** The use that {@link useText} has written. */
export function readUse(text: string): PodUse {
  return JSON.parse(text);
}
