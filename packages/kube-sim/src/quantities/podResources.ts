import { parseQuantity } from './quantity';

const COMPUTE = ['cpu', 'memory', 'ephemeral-storage'] as const;

/** Cores and bytes. */
export type Compute = Record<(typeof COMPUTE)[number], number>;

type Amounts = Record<string, string | number>;

/** The fields of a container that state compute resources. */
export type ComputeContainer = {
  name?: string;
  restartPolicy?: string;
  resources?: { requests?: Amounts; limits?: Amounts };
};

type Spec = {
  containers?: ComputeContainer[];
  initContainers?: ComputeContainer[];
};

export type ComputeSide = 'requests' | 'limits';

/**
 * The resources of a pod as quotas count them: all containers with the restartable init containers, or the largest
 * other init container where that needs more.
 */
export function podResources(spec: Spec, side: ComputeSide): Compute {
  const { containers = [], initContainers = [] } = spec;
  const restartable = (container: ComputeContainer) =>
    container.restartPolicy === 'Always';
  const running = sumCompute(
    [...containers, ...initContainers.filter(restartable)].map(container =>
      containerResources(container, side),
    ),
  );
  return initContainers
    .filter(container => !restartable(container))
    .map(container => containerResources(container, side))
    .reduce(
      (most, each) => perResource(name => Math.max(most[name], each[name])),
      running,
    );
}

/** What one container states; 0 where it states nothing. */
export function containerResources(
  { resources }: ComputeContainer,
  side: ComputeSide,
): Compute {
  const stated = resources?.[side] ?? {};
  return perResource(name => parseQuantity(stated[name] ?? 0));
}

/** What is not stated counts as 0. */
export function sumCompute(all: readonly Partial<Compute>[]): Compute {
  return perResource(name =>
    all.reduce((total, each) => total + (each[name] ?? 0), 0),
  );
}

function perResource(amount: (name: keyof Compute) => number): Compute {
  return Object.fromEntries(
    COMPUTE.map(name => [name, amount(name)]),
  ) as Compute;
}
