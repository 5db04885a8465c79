import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { createSandbox } from 'dapr-vcluster-sandbox';

/**
 * The backend alone, with two simulated hosts behind it and no sign-in:
 *
 *   yarn start
 *   curl http://localhost:7007/api/dapr-vcluster/tenants
 */
async function main() {
  const { hosts } = await createSandbox();
  const backend = createBackend();
  backend.add(mockServices.auth.factory());
  backend.add(mockServices.httpAuth.factory());
  backend.add(mockServices.userInfo.factory());
  backend.add(
    mockServices.rootConfig.factory({
      data: {
        backend: {
          baseUrl: 'http://localhost:7007',
          listen: ':7007',
          database: { client: 'better-sqlite3', connection: ':memory:' },
        },
        daprVcluster: {
          hosts: Object.entries(hosts).map(([name, host]) => ({
            name,
            url: host.server.url,
            caData: host.server.caData,
            token: host.server.adminToken,
            readOnly: name === 'recorded',
          })),
        },
      },
    }),
  );
  backend.add(import('../src'));
  await backend.start();
}

main();
