import { parseQuantity } from '../../platform/kubernetes';

/** What a pod takes of a quota, by the name of the resource there, e.g. `requests.cpu`; cores, bytes, pods. */
export type PodUse = Readonly<Record<string, number>>;

type Container = {
  restartPolicy?: string;
  resources?: Partial<
    Record<'requests' | 'limits', Record<string, string | number>>
  >;
};

/** The parts of a pod's spec that take of a quota. */
export type PodSpec = {
  containers?: Container[];
  initContainers?: Container[];
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
 * What a pod takes of a quota, as Kubernetes counts it: all containers together with the init containers that keep
 * running, or the largest init container that ends, whichever is more.
 */
export function useOfPod({
  containers = [],
  initContainers = [],
}: PodSpec): PodUse {
  const keeps = ({ restartPolicy }: Container) => restartPolicy === 'Always';
  const running = [...containers, ...initContainers.filter(keeps)];
  const ending = initContainers.filter(each => !keeps(each));
  const use: Record<string, number> = { pods: 1 };
  for (const side of SIDES) {
    for (const name of COMPUTE) {
      const amount = ({ resources }: Container) =>
        parseQuantity(resources?.[side]?.[name]) ?? 0;
      const together = running.reduce((sum, each) => sum + amount(each), 0);
      const most = Math.max(together, ...ending.map(amount));
      if (most > 0) {
        use[`${side}.${name}`] = most;
      }
    }
  }
  return use;
}

/** A use as text, so that the many pods that take the same share one copy. */
export function useText(use: PodUse): string {
  return JSON.stringify(use);
}

/** The use that {@link useText} has written. */
export function readUse(text: string): PodUse {
  return JSON.parse(text);
}
