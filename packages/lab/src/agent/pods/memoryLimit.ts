import type { Container } from 'dapr-vcluster-kube-sim/controller-runtime';
import { parseQuantity } from 'dapr-vcluster-kube-sim';

/** `resources.limits.memory` of a container in bytes; undefined when it has none. */
export function memoryLimit({ resources }: Container): number | undefined {
  const { memory } = (resources?.limits ?? {}) as { memory?: string };
  return memory === undefined ? undefined : Math.floor(parseQuantity(memory));
}
