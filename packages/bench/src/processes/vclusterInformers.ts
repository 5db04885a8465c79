import { VCLUSTER, homeOf } from '../generate/vclusterFrame';
import { Connection, kubeConfigOf } from './connection';
import { COMPONENTS, Kind, RESOURCES } from './kinds';
import { memory, Memory } from './memory';
import { serveCalls } from './rpc';

const DAPR_KINDS: Kind[] = [COMPONENTS, ...RESOURCES];

/**
 * What many programs do instead: an informer of client-node per vcluster and kind. They watch, and copy what is new as
 * it is, without checks, reports or marks.
 */
const calls = {
  /** Memory of the process with all its code and nothing to do. */
  async bare(): Promise<Memory> {
    await import('@kubernetes/client-node');
    loadClient();
    return memory();
  },

  /** Starts them; resolves with the milliseconds until all are complete. */
  async start({
    host,
    vclusters,
  }: {
    host: Connection;
    vclusters: Connection[];
  }): Promise<number> {
    const client = await import('@kubernetes/client-node');
    const hostConfig = kubeConfigOf(client, host);
    const target = hostConfig.makeApiClient(client.CustomObjectsApi);
    const begun = performance.now();
    await Promise.all(
      vclusters.map(async (connection, number) => {
        const kubeConfig = kubeConfigOf(client, connection);
        const custom = kubeConfig.makeApiClient(client.CustomObjectsApi);
        for (const { path } of DAPR_KINDS) {
          const [group, version, plural] = path.split('/').slice(2);
          const informer = client.makeInformer(kubeConfig, path, () =>
            custom.listCustomObjectForAllNamespaces({
              group,
              version,
              resourcePlural: plural,
            }),
          );
          let complete = false;
          informer.on('add', object => {
            if (complete) {
              const { metadata, ...fields } = object as {
                metadata: { name: string };
              };
              const namespace = homeOf(number);
              const body = {
                ...fields,
                metadata: {
                  name: metadata.name,
                  namespace,
                  labels: { 'dapr-vcluster/tenant-name': VCLUSTER },
                },
              };
              target
                .createNamespacedCustomObject({
                  group,
                  version,
                  namespace,
                  plural,
                  body,
                })
                .catch(() => undefined);
            }
          });
          await informer.start();
          complete = true;
        }
      }),
    );
    return performance.now() - begun;
  },

  /** Reads the resources of all vclusters and of the host once; resolves with the milliseconds it took. */
  async readOnce({
    connections,
    kinds,
  }: {
    connections: Connection[];
    kinds: number;
  }): Promise<number> {
    const client = await import('@kubernetes/client-node');
    const { HttpKubeClient } = loadClient();
    const begun = performance.now();
    await Promise.all(
      connections.map(async connection => {
        const reader = new HttpKubeClient(kubeConfigOf(client, connection));
        for (const { path } of DAPR_KINDS.slice(0, kinds)) {
          const [, , group, version, plural] = path.split('/');
          await reader.list({
            apiVersion: `${group}/${version}`,
            kind: plural,
            plural,
            namespaced: true,
          });
        }
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
