import type { ComponentSyncer } from 'dapr-vcluster-component-syncer';
import { Connection, kubeConfigOf } from './connection';
import { memory, Memory } from './memory';
import { serveCalls } from './rpc';

const LEASES = 'dapr-sync';

let syncer: ComponentSyncer;
const stop = new AbortController();
let end: Promise<void>;

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
    const { HttpKubeClient } = loadClient();
    const { ComponentSyncer: Syncer } = loadSyncer();
    const clientOf = (connection: Connection) =>
      new HttpKubeClient(kubeConfigOf(client, connection), {
        fieldManager: 'dapr-vcluster-component-syncer',
      });
    syncer = new Syncer({
      host: 'bench',
      client: clientOf(host),
      connect: async ({ name }) => clientOf(vclusters[Number(name.slice(1))]),
      namespace: LEASES,
      group: 'bench',
      replica: `r${process.pid}`,
    });
    end = syncer.start(stop.signal);
  },

  /** How many objects are in order. */
  synced(): number {
    return syncer
      .status()
      .vclusters.reduce((sum, { objects }) => sum + objects.synced, 0);
  },

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
