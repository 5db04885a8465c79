import { parseQuantity } from './quantity';

/** Cores and bytes. */
export type Compute = { cpu: number; memory: number };

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
      (most, { cpu, memory }) => ({
        cpu: Math.max(most.cpu, cpu),
        memory: Math.max(most.memory, memory),
      }),
      running,
    );
}

/** What one container states; 0 where it states nothing. */
export function containerResources(
  { resources }: ComputeContainer,
  side: ComputeSide,
): Compute {
  const { cpu = 0, memory = 0 } = resources?.[side] ?? {};
  return { cpu: parseQuantity(cpu), memory: parseQuantity(memory) };
}

export function sumCompute(all: readonly Compute[]): Compute {
  return all.reduce(
    (total, { cpu, memory }) => ({
      cpu: total.cpu + cpu,
      memory: total.memory + memory,
    }),
    { cpu: 0, memory: 0 },
  );
}
