import { SIDECAR_CONTAINER } from 'backstage-plugin-dapr-vcluster-common/rules';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { amountOf } from '../amount';

/** What a pod uses, in cores and bytes, and which part of it its daprd does. */
export type PodUsage = {
  cpu: number;
  memory: number;
  sidecar?: { cpu: number; memory: number };
};

/** What the pods of a host use, by `<namespace>/<name>`. */
export type HostUsage = ReadonlyMap<string, PodUsage>;

type PodMetrics = KubeObject & {
  containers?: Array<{ name: string; usage?: Record<string, string> }>;
};

/** What metrics-server says of one pod; undefined where it has not measured all of its containers. */
export function usageOf(item: KubeObject): PodUsage | undefined {
  const { containers = [] } = item as PodMetrics;
  const all = containers.map(({ name, usage }) => ({
    name,
    cpu: amountOf(usage?.cpu),
    memory: amountOf(usage?.memory),
  }));
  const isMeasured = all.every(
    ({ cpu, memory }) => cpu !== undefined && memory !== undefined,
  );
  if (all.length === 0 || !isMeasured) {
    return undefined;
  }
  const sum = (some: typeof all) => ({
    cpu: some.reduce((total, { cpu }) => total + cpu!, 0),
    memory: some.reduce((total, { memory }) => total + memory!, 0),
  });
  const sidecars = all.filter(({ name }) => name === SIDECAR_CONTAINER);
  return {
    ...sum(all),
    ...(sidecars.length > 0 && { sidecar: sum(sidecars) }),
  };
}
