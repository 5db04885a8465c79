import { Known } from 'backstage-plugin-dapr-vcluster-common';
import { SIDECAR_CONTAINER } from 'backstage-plugin-dapr-vcluster-common/rules';
import {
  isNotFound,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HostRegistry, whyUnknown } from '../../platform/hosts';
import { parseQuantity } from '../../platform/kubernetes';
import { TtlCache } from '../../platform/TtlCache';

/** Costs are shown per month: a minute makes no difference. */
const TTL_MS = 60_000;
const TIMEOUT_MS = 10_000;

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

/** Reads metrics.k8s.io of whole hosts, on demand. */
export class HostMetrics {
  readonly #hosts: HostRegistry;
  readonly #cache = new TtlCache<Known<HostUsage>>(TTL_MS);

  constructor(hosts: HostRegistry) {
    this.#hosts = hosts;
  }

  read(host: string): Promise<Known<HostUsage>> {
    return this.#cache.get(host, () => this.#ask(host));
  }

  async #ask(host: string): Promise<Known<HostUsage>> {
    try {
      const { items } = await this.#hosts
        .get(host)
        .client.list(RESOURCES.podMetrics, { timeoutMs: TIMEOUT_MS });
      return {
        state: 'known',
        value: new Map(
          items.map(item => [
            `${item.metadata.namespace}/${item.metadata.name}`,
            usageOf(item),
          ]),
        ),
        observedAt: new Date().toISOString(),
      };
    } catch (error) {
      return isNotFound(error)
        ? {
            state: 'unknown',
            reason: 'metrics-server is not installed on the host.',
          }
        : whyUnknown(error, 'The use of the pods');
    }
  }
}

function usageOf(item: KubeObject): PodUsage {
  const { containers = [] } = item as PodMetrics;
  const sum = (all: typeof containers) => ({
    cpu: all.reduce((t, { usage }) => t + (parseQuantity(usage?.cpu) ?? 0), 0),
    memory: all.reduce(
      (total, { usage }) => total + (parseQuantity(usage?.memory) ?? 0),
      0,
    ),
  });
  const sidecars = containers.filter(({ name }) => name === SIDECAR_CONTAINER);
  return {
    ...sum(containers),
    ...(sidecars.length > 0 && { sidecar: sum(sidecars) }),
  };
}
