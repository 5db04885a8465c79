import { setTimeout as pause } from 'node:timers/promises';
import {
  ApiServer,
  KubeObject,
  startApiServer,
  HOST_DEFINITIONS,
} from 'dapr-vcluster-kube-sim';
import { controlPlane, otherPods } from '../generate/others';
import { range, tenantGenerators, tenantNamespace } from '../generate/tenants';
import { Connection } from './connection';
import { serveCalls } from './rpc';

/** Objects added between two pauses: no faster than a reader on the same machine can follow. */
const AT_ONCE = 100;

/** Tenants, and pods that belong to none of them. */
export type HostSize = { tenants: number; others: number };

const STORAGE = { Component: 'components.dapr.io', Pod: 'pods' } as const;

let server: ApiServer;
const generators = tenantGenerators();

/** Simulated host with many tenants. */
const calls = {
  /** Starts it; `whole` with Dapr Components and pods, else only with what proves the tenants. */
  async start({
    tenants,
    others,
    whole,
  }: HostSize & { whole: boolean }): Promise<Connection> {
    const each = (make: (number: number) => KubeObject[]) =>
      range(tenants).flatMap(make);
    server = await startApiServer({
      name: 'bench',
      // Nothing shall change but what is measured: no garbage collection of pods whose owners are not there.
      readOnly: true,
      initial: [
        ...HOST_DEFINITIONS,
        ...controlPlane(),
        ...each(generators.frame),
        ...(whole
          ? [
              ...each(generators.components),
              ...each(generators.pods),
              ...otherPods(others),
            ]
          : []),
      ],
    });
    // What is encoded once stays encoded; the first reader shall not pay for all.
    for (const storage of server.store.storages()) {
      server.store.listStored(storage).forEach(stored => stored.tail);
    }
    const { url, caData, adminToken } = server;
    return { url, caData, token: adminToken };
  },

  /** Adds all tenants' Dapr Components or pods, with the pods of others; resolves with their number. */
  async add({
    kind,
    tenants,
    others,
  }: HostSize & { kind: keyof typeof STORAGE }): Promise<number> {
    const make = kind === 'Pod' ? generators.pods : generators.components;
    // Those that count come last: who has seen them all has seen everything.
    const objects = [
      ...(kind === 'Pod' ? otherPods(others) : []),
      ...range(tenants).flatMap(make),
    ];
    for (const [index, object] of objects.entries()) {
      const { metadata } = object;
      const storage =
        object.kind === 'Namespace' ? 'namespaces' : STORAGE[kind];
      const uid = metadata.uid ?? crypto.randomUUID();
      server.store.put(storage, { ...object, metadata: { ...metadata, uid } });
      if (index % AT_ONCE === 0) {
        await pause(15);
      }
    }
    return objects.length;
  },

  /** Restarts a sidecar of a tenant, as far as its pod's status tells. */
  change(number: number): void {
    const [pod] = server.store.list('pods', tenantNamespace(number));
    const { status } = pod as { status?: { containerStatuses?: object[] } };
    server.store.put('pods', {
      ...pod,
      status: {
        ...status,
        containerStatuses: status?.containerStatuses?.map(each => ({
          ...each,
          restartCount: Math.floor(Math.random() * 1e9),
        })),
      },
    });
  },

  resetRequests(): void {
    server.requests.reset();
  },

  /** Requests since the last reset. */
  requests(): number {
    return Object.values(server.requests.counts()).reduce(
      (sum, count) => sum + count,
      0,
    );
  },
};

export type ApiServerCalls = typeof calls;

serveCalls(calls);
