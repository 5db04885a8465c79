import type { Container } from 'dapr-vcluster-kube-sim/client';
import { parseQuantity } from 'backstage-plugin-dapr-vcluster-common';

/** `resources.limits.memory` of a container in bytes; undefined when it has none. */
export function memoryLimit({ resources }: Container): number | undefined {
  const { memory } = (resources?.limits ?? {}) as { memory?: string };
  const bytes = parseQuantity(memory);
  return bytes === undefined ? undefined : Math.floor(bytes);
}
