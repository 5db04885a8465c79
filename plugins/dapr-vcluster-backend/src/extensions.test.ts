import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  HostDefinition,
  hostsExtensionPoint,
  provisionerExtensionPoint,
} from 'backstage-plugin-dapr-vcluster-node';
import request from 'supertest';
import plugin from '.';

const hostsModule = (...supplied: HostDefinition[]) =>
  createBackendModule({
    pluginId: 'dapr-vcluster',
    moduleId: 'hosts',
    register(env) {
      env.registerInit({
        deps: { hosts: hostsExtensionPoint },
        async init({ hosts }) {
          hosts.addSupplier({ hosts: async () => supplied });
        },
      });
    },
  });

const twins = createBackendModule({
  pluginId: 'dapr-vcluster',
  moduleId: 'twins',
  register(env) {
    env.registerInit({
      deps: { provisioners: provisionerExtensionPoint },
      async init({ provisioners }) {
        const twin = {
          name: 'twin',
          requires: { kinds: [], fix: '' },
          render: () => [],
          owned: () => [],
        };
        provisioners.addProvisioner(twin);
        provisioners.addProvisioner(twin);
      },
    });
  },
});

const away = (name: string): HostDefinition => ({
  name,
  connection: { url: 'https://127.0.0.1:1', token: 'none' },
});

describe('extension points', () => {
  it('list hosts that a module supplies', async () => {
    const { server, stop } = await startTestBackend({
      features: [plugin, hostsModule(away('inventory'))],
    }).then(backend => ({
      server: backend.server,
      stop: () => backend.stop(),
    }));
    const { body } = await request(server)
      .get('/api/dapr-vcluster/hosts')
      .set('Authorization', mockCredentials.user.header());
    await stop();
    expect(body.items).toMatchObject([{ name: 'inventory' }]);
  });

  it('refuse what would be ambiguous', async () => {
    await expect(
      startTestBackend({
        features: [plugin, hostsModule(away('one'), away('one'))],
      }),
    ).rejects.toThrow('two hosts are called "one"');
    await expect(
      startTestBackend({ features: [plugin, twins] }),
    ).rejects.toThrow('Two modules add a provisioner called "twin"');
  });
});
