import { setTimeout as pause } from 'node:timers/promises';
import type { ComponentSyncer } from 'dapr-vcluster-component-syncer';
import { numberOf } from '../generate/vclusterFrame';
import { Connection, kubeConfigOf } from './connection';
import { memory, Memory } from './memory';
import { serveCalls } from './rpc';

const LEASES = 'dapr-sync';

/** Looking takes time of the process that is measured: a fortieth of it at most. */
const LOOK_EVERY_MS = 50;
const LOOK_SHARE = 40;

let syncer: ComponentSyncer;
const stop = new AbortController();
let end: Promise<void>;
let begun = 0;

/** The Component syncer in a process of its own. */
const calls = {
  /** Memory of the process with all its code and nothing to do. */
  async bare(): Promise<Memory> {
    await import('@kubernetes/client-node');
    loadClient();
    loadSyncer();
    return memory();
  },

  async start({
    host,
    vclusters,
  }: {
    host: Connection;
    vclusters: Connection[];
  }): Promise<void> {
    const client = await import('@kubernetes/client-node');
    begun = performance.now();
    const { HttpKubeClient } = loadClient();
    const { ComponentSyncer: Syncer } = loadSyncer();
    const clientOf = (connection: Connection) =>
      new HttpKubeClient(kubeConfigOf(client, connection), {
        fieldManager: 'dapr-vcluster-component-syncer',
        http2: true,
      });
    syncer = new Syncer({
      host: 'bench',
      client: clientOf(host),
      connect: async ({ namespace }) =>
        clientOf(vclusters[numberOf(namespace)]),
      namespace: LEASES,
      group: 'bench',
      replica: `r${process.pid}`,
    });
    end = syncer.start(stop.signal);
  },

  /** Resolves with the milliseconds, since the last start, until so many objects are in order. */
  async whenSynced(wanted: number): Promise<number> {
    const synced = () =>
      syncer
        .status()
        .vclusters.reduce((sum, { objects }) => sum + objects.synced, 0);
    for (;;) {
      const looked = performance.now();
      if (synced() >= wanted) {
        return looked - begun;
      }
      const took = performance.now() - looked;
      await pause(Math.max(LOOK_EVERY_MS, LOOK_SHARE * took));
    }
  },

  /** Resolves when nothing is being copied or reported. */
  idle: (): Promise<void> => syncer.idle(),

  memory: (): Promise<Memory> => memory(),

  /** Processor time since the start, in milliseconds. */
  cpu(): number {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  },

  async stop(): Promise<void> {
    stop.abort();
    await end;
  },
};

// Loaded late, so that the process without them can be measured; Node finds no names in what is re-exported.
function loadClient(): typeof import('backstage-plugin-dapr-vcluster-node/kubernetes') {
  return require('backstage-plugin-dapr-vcluster-node/kubernetes');
}

function loadSyncer(): typeof import('dapr-vcluster-component-syncer') {
  return require('dapr-vcluster-component-syncer');
}

export type ComponentSyncerCalls = typeof calls;

serveCalls(calls);
