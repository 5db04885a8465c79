import { createBackendModule } from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- the plugin is what is measured
import plugin from 'backstage-plugin-dapr-vcluster-backend';
import { hostsExtensionPoint } from 'backstage-plugin-dapr-vcluster-node';
import { Connection } from './connection';
import { memory } from './memory';
import { serveCalls } from './rpc';

let firstRequest: number | undefined;

/** Supplies the measured host; notes when it is first asked anything, which is when the index starts. */
function hostModule({ url, caData, token }: Connection) {
  return createBackendModule({
    pluginId: 'dapr-vcluster',
    moduleId: 'bench-host',
    register(env) {
      env.registerInit({
        deps: { hosts: hostsExtensionPoint },
        async init({ hosts }) {
          hosts.addSupplier({
            hosts: async () => [
              {
                name: 'bench',
                // What is measured is the portal alone.
                componentSyncer: 'off',
                connection: {
                  url,
                  caData,
                  token: async () => {
                    firstRequest ??= Date.now();
                    return token;
                  },
                },
              },
            ],
          });
        },
      });
    },
  });
}

/** A Backstage backend with this product's plugin. */
const calls = {
  /** @returns where the plugin answers */
  async start(connection: Connection): Promise<string> {
    const { server } = await startTestBackend({
      features: [plugin, hostModule(connection)],
    });
    return `http://127.0.0.1:${server.port()}/api/dapr-vcluster`;
  },

  /** When the host got its first request, in milliseconds of the epoch. */
  firstRequest: () => firstRequest,

  memory,
};

export type PortalCalls = typeof calls;

serveCalls(calls);
