import { Known } from 'backstage-plugin-dapr-vcluster-common';
import {
  isNotFound,
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { WORKLOAD_SELECTOR } from '../../inventory/model/apps';
import { HostHandle, HostRegistry, whyUnknown } from '../../platform/hosts';
import { Claim, claimOf } from './claims';
import { HostUsage, usageOf } from './usage';

const TIMEOUT_MS = 20_000;
const PENDING = {
  state: 'unknown',
  reason: 'It has not been read from the host yet.',
} as const;

/** What savings need of a host besides its index. */
export type FactsOfHost = {
  /** By `<namespace>/<name>`. */
  usage: Known<HostUsage>;
  /** Claims of vclusters and of Dapr, by `<namespace>/<name>`. */
  claims: Known<ReadonlyMap<string, Claim>>;
  /** Labels by the name of the node; only read where prices depend on them. */
  nodes: Known<ReadonlyMap<string, Record<string, string>>>;
};

/** What is known before anything was read. */
export const NO_FACTS: FactsOfHost = {
  usage: PENDING,
  claims: PENDING,
  nodes: PENDING,
};

/**
 * Reads, now and then and whoever looks, what is not worth a watch: pages are answered from what was read last. What cannot be
 * read any more is unknown, not what it was.
 */
export class HostFacts {
  readonly #hosts: HostRegistry;
  readonly #readsNodes: boolean;
  readonly #facts = new Map<string, FactsOfHost>();

  constructor(hosts: HostRegistry, options: { nodes: readonly unknown[] }) {
    this.#hosts = hosts;
    this.#readsNodes = options.nodes.length > 0;
  }

  /** What was read last. */
  of(host: string): FactsOfHost {
    return this.#facts.get(host) ?? NO_FACTS;
  }

  /** Reads all hosts; one that does not answer holds up no other. */
  async refresh(signal?: AbortSignal): Promise<void> {
    await Promise.all(
      this.#hosts.list().map(async host => {
        const [usage, claims, nodes] = await Promise.all([
          readUsage(host, signal),
          readClaims(host, signal),
          this.#readsNodes ? readNodes(host, signal) : PENDING,
        ]);
        this.#facts.set(host.name, { usage, claims, nodes });
      }),
    );
  }
}

const placeOf = ({ metadata: { namespace, name } }: KubeObject) =>
  `${namespace}/${name}`;

function readUsage(host: HostHandle, signal?: AbortSignal) {
  return readMap(host, RESOURCES.podMetrics, {
    what: 'The use of the pods',
    signal,
    keyOf: placeOf,
    valueOf: usageOf,
    absent: 'metrics-server is not installed on the host.',
  });
}

function readClaims(host: HostHandle, signal?: AbortSignal) {
  return readMap(host, RESOURCES.persistentVolumeClaims, {
    what: 'PersistentVolumeClaims',
    signal,
    labelSelector: WORKLOAD_SELECTOR,
    keyOf: placeOf,
    valueOf: claimOf,
  });
}

function readNodes(host: HostHandle, signal?: AbortSignal) {
  return readMap(host, RESOURCES.nodes, {
    what: 'Nodes',
    signal,
    keyOf: ({ metadata }) => metadata.name,
    valueOf: ({ metadata }) => metadata.labels ?? {},
  });
}

async function readMap<T>(
  { client }: HostHandle,
  resource: Resource,
  options: {
    what: string;
    signal?: AbortSignal;
    labelSelector?: string;
    keyOf: (item: KubeObject) => string;
    valueOf: (item: KubeObject) => T | undefined;
    absent?: string;
  },
): Promise<Known<ReadonlyMap<string, T>>> {
  const { what, keyOf, valueOf, absent, ...request } = options;
  const found = new Map<string, T>();
  try {
    const pages = client.pages(resource, { ...request, timeoutMs: TIMEOUT_MS });
    for await (const { items } of pages) {
      for (const item of items) {
        const value = valueOf(item);
        if (value !== undefined) {
          found.set(keyOf(item), value);
        }
      }
    }
    return {
      state: 'known',
      value: found,
      observedAt: new Date().toISOString(),
    };
  } catch (error) {
    return absent !== undefined && isNotFound(error)
      ? { state: 'unknown', reason: absent }
      : whyUnknown(error, what);
  }
}
