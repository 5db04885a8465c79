import {
  ApiServer,
  DAPR_DEFINITIONS,
  KubeObject,
  startApiServer,
} from 'dapr-vcluster-kube-sim';
import { range } from '../generate/tenants';
import { Connection } from './connection';
import { serveCalls } from './rpc';

/** Vclusters, and Dapr Components in each. */
export type VclustersSize = { vclusters: number; components: number };

const STORAGE = 'components.dapr.io';
const LEASES = 'dapr-sync';

let host: ApiServer;
const vclusters: ApiServer[] = [];

/** A host and its vclusters, each an API server of its own. */
const calls = {
  async start({ vclusters: count, components }: VclustersSize): Promise<{
    host: Connection;
    vclusters: Connection[];
  }> {
    host = await startApiServer({
      name: 'host',
      initial: [
        ...DAPR_DEFINITIONS,
        namespace(LEASES),
        ...range(count).flatMap(frame),
      ],
    });
    for (const number of range(count)) {
      vclusters.push(
        await startApiServer({
          name: nameOf(number),
          initial: [
            ...DAPR_DEFINITIONS,
            ...range(components).map(index => component(`store-${index}`)),
          ],
        }),
      );
    }
    return {
      host: connectionOf(host),
      vclusters: vclusters.map(connectionOf),
    };
  },

  /** Creates a Dapr Component in a vcluster; resolves with the milliseconds until the host has its copy. */
  async apply({
    number,
    name,
  }: {
    number: number;
    name: string;
  }): Promise<number> {
    const namespaceOnHost = `vcluster-${nameOf(number)}`;
    const begun = performance.now();
    vclusters[number].store.put(STORAGE, {
      ...component(name),
      metadata: {
        ...component(name).metadata,
        uid: crypto.randomUUID(),
        generation: 1,
      },
    });
    while (!host.store.get(STORAGE, namespaceOnHost, name)) {
      if (performance.now() - begun > 30_000) {
        throw new Error(`${name} of ${nameOf(number)} is not on the host`);
      }
      await new Promise(resolve => {
        setTimeout(resolve, 1);
      });
    }
    return performance.now() - begun;
  },

  /** How many copies the host has. */
  copies(): number {
    return host.store.listStored(STORAGE).length;
  },

  resetRequests(): void {
    [host, ...vclusters].forEach(({ requests }) => requests.reset());
  },

  /** Requests to vclusters since the last reset. */
  requests(): number {
    return vclusters
      .flatMap(({ requests }) => Object.values(requests.counts()))
      .reduce((sum, count) => sum + count, 0);
  },

  /** Lets vclusters hang or refuse, in turn; 0 lets all answer again. */
  kill(count: number): void {
    vclusters.forEach(({ faults }, number) => {
      faults.clear();
      if (number < count) {
        if (number % 2 === 0) {
          faults.refuseConnections();
        } else {
          faults.stallWatches();
        }
      }
    });
  },
};

function nameOf(number: number): string {
  return `t${number}`;
}

function namespace(name: string): KubeObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

function frame(number: number): KubeObject[] {
  const name = nameOf(number);
  const labels = { app: 'vcluster', release: name };
  const home = namespace(`vcluster-${name}`);
  return [
    {
      ...home,
      metadata: {
        ...home.metadata,
        annotations: { 'dapr-vcluster/profile': 'oss-synced' },
      },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { namespace: home.metadata.name, name, labels },
      spec: {
        replicas: 1,
        serviceName: name,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { containers: [{ name: 'syncer', image: 'vcluster:0.36.1' }] },
        },
      },
    },
  ];
}

function component(name: string): KubeObject {
  return {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default' },
    spec: {
      type: 'state.redis',
      version: 'v1',
      metadata: [
        { name: 'redisHost', value: 'redis.default.svc.cluster.local:6379' },
        { name: 'keyPrefix', value: 'namespace' },
      ],
    },
    scopes: ['cart'],
  };
}

function connectionOf({ url, caData, adminToken }: ApiServer): Connection {
  return { url, caData, token: adminToken };
}

export type VclustersCalls = typeof calls;

serveCalls(calls);
