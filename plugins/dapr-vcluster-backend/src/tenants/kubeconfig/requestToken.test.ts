import { KubeConfig } from '@kubernetes/client-node';
import {
  HttpKubeClient,
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { ApiServer, ManualClock, startApiServer } from 'dapr-vcluster-kube-sim';
import { ensureAccount } from './accounts';
import { requestToken } from './requestToken';

const MINUTE = 60_000;
const clock = new ManualClock('2026-11-29T12:00:00Z');
let server: ApiServer;
let admin: KubeClient;
const clients: KubeClient[] = [];

const clientWith = (token: string) => {
  const config = new KubeConfig();
  config.loadFromClusterAndUser(
    {
      name: 'v',
      server: server.url,
      caData: server.caData,
      skipTLSVerify: false,
    },
    { name: 'u', token },
  );
  const client = new HttpKubeClient(config, { fieldManager: 'test' });
  clients.push(client);
  return client;
};

beforeAll(async () => {
  server = await startApiServer({ name: 'virtual', clock });
  admin = clientWith(server.adminToken);
});
afterAll(async () => {
  clients.forEach(client => client.close());
  await server?.close();
});

const USER = { user: 'user:default/ann', clusterRole: 'view' };

it('is valid for exactly the minutes that were asked for', async () => {
  const account = await ensureAccount(admin, USER);
  const { token, expiresAt } = await requestToken(admin, account, 15);
  expect(expiresAt).toBe('2026-11-29T12:15:00Z');
  const client = clientWith(token);
  clock.advance(14 * MINUTE);
  await client.list(RESOURCES.pods);
  clock.advance(2 * MINUTE);
  await expect(client.list(RESOURCES.pods)).rejects.toMatchObject({
    status: 401,
  });
});

it('says so when the account was deleted meanwhile', async () => {
  await expect(requestToken(admin, 'gone', 15)).rejects.toMatchObject({
    name: 'ConflictError',
    message:
      'all kubeconfigs of the tenant were revoked meanwhile. Ask for a new one.',
  });
});

it('gives users with the same role accounts of their own, and a user one for each role', async () => {
  const names = await Promise.all([
    ensureAccount(admin, USER),
    ensureAccount(admin, USER),
    ensureAccount(admin, { ...USER, user: 'user:default/bob' }),
    ensureAccount(admin, { ...USER, clusterRole: 'edit' }),
  ]);
  expect(new Set(names).size).toBe(3);
});
