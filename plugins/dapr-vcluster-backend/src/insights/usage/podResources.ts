import { parseQuantity } from '../../platform/kubernetes';

/** Cores and bytes. */
export type ComputeAmounts = { cpu: number; memory: number };

/** What a container asks for; only an init container has a restart policy. */
export type ContainerCompute = {
  name?: string;
  restartPolicy?: string;
  resources?: {
    requests?: Record<string, string | number>;
    limits?: Record<string, string | number>;
  };
};

/** The parts of a pod's spec that ask for compute. */
export type PodContainersSpec = {
  containers?: ContainerCompute[];
  initContainers?: ContainerCompute[];
};

/** Which of the two a container states. */
export type ComputeSide = 'requests' | 'limits';

/**
 * What a pod asks for, as the scheduler counts it: all containers together with the init containers that keep running,
 * or the largest init container that ends, whichever is more.
 */
export function podResources(
  { containers = [], initContainers = [] }: PodContainersSpec,
  side: ComputeSide,
): ComputeAmounts {
  const running = [
    ...containers,
    ...initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always'),
  ];
  const ending = initContainers.filter(
    ({ restartPolicy }) => restartPolicy !== 'Always',
  );
  const total = sumCompute(running.map(each => resourcesOf(each, side)));
  return ending
    .map(each => resourcesOf(each, side))
    .reduce(
      (most, each) => ({
        cpu: Math.max(most.cpu, each.cpu),
        memory: Math.max(most.memory, each.memory),
      }),
      total,
    );
}

/** What one container asks for; nothing where it does not say. */
export function resourcesOf(
  { resources }: ContainerCompute,
  side: ComputeSide,
): ComputeAmounts {
  const amounts = resources?.[side];
  return {
    cpu: parseQuantity(amounts?.cpu) ?? 0,
    memory: parseQuantity(amounts?.memory) ?? 0,
  };
}

/** ComputeAmounts added up. */
export function sumCompute(all: readonly ComputeAmounts[]): ComputeAmounts {
  return all.reduce(
    (total, each) => ({
      cpu: total.cpu + each.cpu,
      memory: total.memory + each.memory,
    }),
    { cpu: 0, memory: 0 },
  );
}
