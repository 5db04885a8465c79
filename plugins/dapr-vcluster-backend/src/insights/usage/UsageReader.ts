import {
  formatTenantRef,
  Known,
  Measured,
  QuotaLine,
  Tenant,
  Usage,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  isNotFound,
  KubeClient,
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HostRegistry, whyUnknown } from '../../platform/hosts';
import { revisionOf } from '../../inventory/revision';
import { TenantSnapshot } from '../../inventory/TenantIndex';
import { TtlCache } from '../../platform/TtlCache';
import { sumMeasured } from './measured';
import { quotaLines } from './quota';
import { PodRequests, podRequests, sumRequests } from './requests';

/** Metrics-server itself measures every 15 seconds: asking more often tells nothing new. */
const TTL_MS = 15_000;
const TIMEOUT_MS = 5_000;
/** Beyond that many pods a total costs more than it is worth. */
const MAX_PODS = 5_000;

type Readings = Omit<Usage, 'freshness'>;

class TooMany extends Error {}

/**
 * Reads what a tenant may use, requests and uses: in its host namespaces, on demand, shared by all viewers. Pods that
 * do without Dapr count too, which is why this is not in the index.
 */
export class UsageReader {
  readonly #hosts: HostRegistry;
  readonly #cache = new TtlCache<Readings>(TTL_MS);

  constructor(hosts: HostRegistry) {
    this.#hosts = hosts;
  }

  async read({ tenant, freshness }: TenantSnapshot): Promise<Usage> {
    const readings =
      unseen(tenant) ??
      (await this.#cache.get(formatTenantRef(tenant.ref), () =>
        this.#ask(tenant),
      ));
    return { ...readings, freshness: freshness(revisionOf(readings)) };
  }

  async #ask({ ref, hostNamespaces }: Tenant): Promise<Readings> {
    const { client } = this.#hosts.get(ref.host);
    const names = hostNamespaces.map(({ name }) => name);
    const [quota, pods] = await Promise.all([
      readQuota(client, names),
      readPods(client, names),
    ]);
    return {
      quota,
      requested:
        pods.state === 'known'
          ? { ...pods, value: sumRequests(pods.value) }
          : pods,
      measured: await readMeasured(client, names, pods),
    };
  }
}

/** A part of the namespaces would give a part of the totals, which looks like a whole. */
function unseen({ freshness }: Tenant): Readings | undefined {
  const gap = freshness.unknown.find(
    ({ kind, state }) => kind === 'namespaces' && state !== 'stale',
  );
  if (!gap) {
    return undefined;
  }
  const unknown: Known<never> = {
    state: 'unknown',
    reason: `The host namespaces of the tenant are not known: ${
      gap.reason ?? 'they are being read.'
    }`,
  };
  return { quota: unknown, requested: unknown, measured: unknown };
}

function readQuota(client: KubeClient, namespaces: string[]) {
  return known('The ResourceQuotas of the tenant', async () =>
    (
      await inEach(client, RESOURCES.resourceQuotas, namespaces)
    ).flatMap<QuotaLine>(quotaLines),
  );
}

function readPods(client: KubeClient, namespaces: string[]) {
  return known('The pods of the tenant', async () => {
    const kept: PodRequests[] = [];
    for (const namespace of namespaces) {
      const pages = client.pages(RESOURCES.pods, {
        namespace,
        timeoutMs: TIMEOUT_MS,
      });
      for await (const { items } of pages) {
        kept.push(...items.flatMap(pod => podRequests(pod) ?? []));
        if (kept.length > MAX_PODS) {
          throw new TooMany();
        }
      }
    }
    return kept;
  });
}

async function readMeasured(
  client: KubeClient,
  namespaces: string[],
  pods: Known<PodRequests[]>,
): Promise<Known<Measured>> {
  const measured = await known(
    'The use of the pods',
    async () =>
      sumMeasured(await inEach(client, RESOURCES.podMetrics, namespaces)),
    error =>
      isNotFound(error)
        ? 'metrics-server is not installed on the host.'
        : undefined,
  );
  const running = pods.state === 'known' && pods.value.some(pod => pod.running);
  return measured.state === 'known' && measured.value.pods === 0 && running
    ? {
        state: 'unknown',
        reason: 'metrics-server has not measured any of the pods yet.',
      }
    : measured;
}

async function inEach(
  client: KubeClient,
  resource: Resource,
  namespaces: string[],
): Promise<KubeObject[]> {
  const lists = await Promise.all(
    namespaces.map(namespace =>
      client.list(resource, { namespace, timeoutMs: TIMEOUT_MS }),
    ),
  );
  return lists.flatMap(({ items }) => items);
}

async function known<T>(
  what: string,
  read: () => Promise<T>,
  explain: (error: unknown) => string | undefined = () => undefined,
): Promise<Known<T>> {
  const observedAt = new Date().toISOString();
  try {
    return { state: 'known', value: await read(), observedAt };
  } catch (error) {
    if (error instanceof TooMany) {
      return {
        state: 'unknown',
        reason: `${what} are more than ${MAX_PODS}: too many to add up.`,
      };
    }
    const reason = explain(error);
    return reason ? { state: 'unknown', reason } : whyUnknown(error, what);
  }
}
