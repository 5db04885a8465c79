import { setTimeout as pause } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import {
  ApiServer,
  DAPR_DEFINITIONS,
  KubeObject,
  startApiServer,
} from 'dapr-vcluster-kube-sim';
import { daprComponent, daprObjects } from '../generate/daprObjects';
import { range } from '../generate/tenants';
import {
  homeOf,
  namespaceNamed,
  vclusterFrame,
} from '../generate/vclusterFrame';
import { Connection } from './connection';
import { serveCalls } from './rpc';

/** What each vcluster has: kinds of Dapr, and objects of each. */
export type VclusterContents = { kinds: number; objects: number };

const COMPONENTS = 'components.dapr.io';
const COPIED = 'app.kubernetes.io/managed-by';
const DEFINITIONS = 'customresourcedefinitions.apiextensions.k8s.io';
const LEASES = 'dapr-sync';

let host: ApiServer;
const vclusters: ApiServer[] = [];

/** A host and its vclusters, each an API server of its own. */
const calls = {
  /** A host with one vcluster, which is empty. */
  async start(): Promise<{
    host: Connection;
    vclusters: Connection[];
  }> {
    host = await startApiServer({
      name: 'host',
      http2: true,
      initial: [
        ...DAPR_DEFINITIONS,
        namespaceNamed(LEASES),
        ...vclusterFrame(0),
      ],
    });
    vclusters.push(await vcluster(0, []));
    return connections();
  },

  /** Declares resources in the first vcluster, once the kinds are installed there. */
  async declare({ kinds, objects }: VclusterContents): Promise<void> {
    const [{ store }] = vclusters;
    while (store.count(DEFINITIONS) < DAPR_DEFINITIONS.length) {
      await pause(20);
    }
    for (const object of daprObjects(kinds, objects)) {
      const { plural } = kindOf(object);
      store.put(`${plural}.dapr.io`, withUid(object, 1));
    }
  },

  /** Makes the others: like the first one in every respect, copies on the host and reports in the vcluster included. */
  async grow(count: number): Promise<{
    host: Connection;
    vclusters: Connection[];
  }> {
    const [first] = vclusters;
    const storages = first.store.storages().filter(isDapr);
    const declared = storages.flatMap(storage => first.store.list(storage));
    const definitions = first.store.list(DEFINITIONS);
    const copies = storages.flatMap(storage =>
      host.store
        .list(storage)
        .filter(({ metadata }) => metadata.labels?.[COPIED])
        .map(copy => ({ storage, copy })),
    );
    for (const number of range(count).slice(1)) {
      for (const object of vclusterFrame(number)) {
        host.store.put(
          object.kind === 'Namespace' ? 'namespaces' : 'statefulsets.apps',
          withUid(object),
        );
      }
      for (const { storage, copy } of copies) {
        host.store.put(
          storage,
          withUid({
            ...copy,
            metadata: { ...copy.metadata, namespace: homeOf(number) },
          }),
        );
      }
      vclusters.push(
        await vcluster(number, [
          ...definitions,
          ...declared.map(object => reported(object, number)),
        ]),
      );
    }
    host.store.compact();
    return connections();
  },

  /** Creates a Dapr Component in a vcluster; resolves with the milliseconds until the host has its copy. */
  async apply({
    number,
    name,
  }: {
    number: number;
    name: string;
  }): Promise<number> {
    const begun = performance.now();
    vclusters[number].store.put(COMPONENTS, withUid(daprComponent(name), 1));
    while (!host.store.get(COMPONENTS, homeOf(number), name)) {
      if (performance.now() - begun > 30_000) {
        throw new Error(`${name} of ${homeOf(number)} is not on the host`);
      }
      await new Promise(resolve => {
        setTimeout(resolve, 1);
      });
    }
    return performance.now() - begun;
  },

  resetRequests(): void {
    [host, ...vclusters].forEach(({ requests }) => requests.reset());
  },

  /** Requests to the host and to vclusters since the last reset. */
  requests(): { host: number; vclusters: number; writes: number } {
    const sum = (servers: ApiServer[], verbs?: string[]) =>
      servers
        .flatMap(({ requests }) => Object.entries(requests.counts()))
        .filter(([key]) => !verbs || verbs.some(verb => key.startsWith(verb)))
        .reduce((total, [, count]) => total + count, 0);
    return {
      host: sum([host]),
      vclusters: sum(vclusters),
      writes: sum([host, ...vclusters], ['create', 'update', 'patch']),
    };
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

function vcluster(number: number, initial: KubeObject[]): Promise<ApiServer> {
  return startApiServer({ name: `t${number}`, http2: true, initial });
}

function kindOf({ kind }: KubeObject): { plural: string } {
  const definition = DAPR_DEFINITIONS.find(
    ({ spec }) => (spec as { names: { kind: string } }).names.kind === kind,
  );
  return (definition?.spec as { names: { plural: string } }).names;
}

/** What the first vcluster is told of its object, told to another one. */
function reported(object: KubeObject, number: number): KubeObject {
  const { annotations = {} } = object.metadata;
  return {
    ...object,
    metadata: {
      ...object.metadata,
      annotations: Object.fromEntries(
        Object.entries(annotations).map(([key, value]) => [
          key,
          value.replaceAll(`"${homeOf(0)}"`, `"${homeOf(number)}"`),
        ]),
      ),
    },
  };
}

function withUid(object: KubeObject, generation?: number): KubeObject {
  return {
    ...object,
    metadata: {
      ...object.metadata,
      uid: randomUUID(),
      creationTimestamp:
        object.metadata.creationTimestamp ?? new Date().toISOString(),
      ...(generation && { generation }),
    },
  };
}

function isDapr(storage: string): boolean {
  return storage.endsWith('.dapr.io');
}

function connections() {
  return { host: connectionOf(host), vclusters: vclusters.map(connectionOf) };
}

function connectionOf({ url, caData, adminToken }: ApiServer): Connection {
  return { url, caData, token: adminToken };
}

export type VclustersCalls = typeof calls;

serveCalls(calls);
