import { Connection, kubeConfigOf } from './connection';
import { COMPONENTS, RESOURCES } from './kinds';
import { memory, Memory } from './memory';
import { serveCalls } from './rpc';

/** What many programs do instead: an informer of client-node per vcluster and kind, which only watch. */
const calls = {
  /** Memory of the process with all its code and nothing to do. */
  async bare(): Promise<Memory> {
    await import('@kubernetes/client-node');
    loadClient();
    return memory();
  },

  /** Starts them; resolves with the milliseconds until all are complete. */
  async start({ vclusters }: { vclusters: Connection[] }): Promise<number> {
    const client = await import('@kubernetes/client-node');
    const begun = performance.now();
    await Promise.all(
      vclusters.map(async connection => {
        const kubeConfig = kubeConfigOf(client, connection);
        const custom = kubeConfig.makeApiClient(client.CustomObjectsApi);
        for (const { path } of [COMPONENTS, ...RESOURCES]) {
          const [group, version, resourcePlural] = path.split('/').slice(2);
          const list = () =>
            custom.listCustomObjectForAllNamespaces({
              group,
              version,
              resourcePlural,
            });
          await client.makeInformer(kubeConfig, path, list).start();
        }
      }),
    );
    return performance.now() - begun;
  },

  /** Reads the Dapr Components of all vclusters and of the host once; resolves with the milliseconds it took. */
  async readOnce(connections: Connection[]): Promise<number> {
    const client = await import('@kubernetes/client-node');
    const { HttpKubeClient, RESOURCES: known } = loadClient();
    const begun = performance.now();
    await Promise.all(
      connections.map(async connection => {
        const reader = new HttpKubeClient(kubeConfigOf(client, connection));
        await reader.list(known.components);
        reader.close();
      }),
    );
    return performance.now() - begun;
  },

  memory: (): Promise<Memory> => memory(),

  /** Processor time since the start, in milliseconds. */
  cpu(): number {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  },
};

/** Loaded late, so that the process without it can be measured; Node finds no names in what is re-exported. */
function loadClient(): typeof import('backstage-plugin-dapr-vcluster-node/kubernetes') {
  return require('backstage-plugin-dapr-vcluster-node/kubernetes');
}

export type VclusterInformersCalls = typeof calls;

serveCalls(calls);
