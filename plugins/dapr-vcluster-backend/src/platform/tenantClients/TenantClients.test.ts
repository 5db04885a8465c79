import { stringify } from 'yaml';
import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { TestHosts } from '../../__testUtils__/TestHosts';
import { TenantClients } from './TenantClients';
import { tenantKubeConfig } from './tenantKubeConfig';

const REF = { host: 'sandbox', namespace: 'vcluster-a', name: 'a' };
const hosts = new TestHosts();
afterEach(() => hosts.close());

const secret = (config: unknown) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'vc-a', namespace: 'vcluster-a' },
  data: { config: Buffer.from(stringify(config)).toString('base64') },
});

/** A host with a vcluster behind it, whose kubeconfig is not written yet. */
async function start(kubeconfigTimeoutMs = 0) {
  const host = await hosts.start({
    initial: [
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'vcluster-a' } },
    ],
  });
  const virtual = await hosts.start();
  const clients = new TenantClients(host.hosts, { kubeconfigTimeoutMs });
  hosts.onClose(() => clients.close());
  const write = (config: unknown) =>
    host.client.apply(RESOURCES.secrets, secret(config));
  return { ...host, virtual, clients, write };
}

describe('TenantClients', () => {
  it("opens the vcluster's API server", async () => {
    const { clients, virtual, write } = await start();
    await write(virtual.server.kubeconfig());
    const { items } = await clients.use(REF, client =>
      client.list(RESOURCES.namespaces),
    );
    expect(items.map(({ metadata }) => metadata.name)).toContain('default');
  });

  it('asks the host once for several calls', async () => {
    const { clients, virtual, write, server } = await start();
    await write(virtual.server.kubeconfig());
    const list = () =>
      clients.use(REF, client => client.list(RESOURCES.namespaces));
    await Promise.all([list(), list()]);
    server.faults.refuseConnections();
    await expect(list()).resolves.toBeDefined();
  });

  it('reads the kubeconfig again when the vcluster was recreated', async () => {
    const { clients, virtual, write } = await start();
    const next = await hosts.start();
    await write(virtual.server.kubeconfig());
    const first = clients.use(REF, client => client.raw('/version'));
    await first;
    await write(next.server.kubeconfig());
    virtual.server.faults.expireTokens();
    await expect(
      clients.use(REF, client => client.list(RESOURCES.namespaces)),
    ).resolves.toBeDefined();
  });

  it('waits a bounded time for a kubeconfig', async () => {
    const { clients, virtual, write } = await start(10_000);
    const call = clients.use(REF, client => client.raw('/version'));
    await write(virtual.server.kubeconfig());
    expect((await call).status).toBe(200);
  });

  it.each([
    ['no Secret', undefined, 'has no kubeconfig yet'],
    ['a placeholder', 'PLACEHOLDER', 'does not hold a usable kubeconfig'],
  ])('says so when there is %s', async (_, config, message) => {
    const { clients, write } = await start();
    if (config !== undefined) {
      await write(config);
    }
    await expect(
      clients.use(REF, client => client.raw('/version')),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(message),
    });
  });

  it('says which side does not answer', async () => {
    const { clients, virtual, write, server } = await start();
    server.faults.forbid({ plural: 'secrets' });
    const call = () =>
      clients.use(REF, client => client.list(RESOURCES.namespaces));
    await expect(call()).rejects.toThrow('host sandbox does not allow');
    server.faults.clear();
    await write(virtual.server.kubeconfig());
    virtual.server.faults.refuseConnections();
    await expect(call()).rejects.toThrow(
      'the vcluster of tenant sandbox/vcluster-a/a cannot be reached',
    );
  });
});

describe('tenantKubeConfig', () => {
  const config = (server: string, user: object = { token: 't' }) =>
    stringify({
      clusters: [{ name: 'c', cluster: { server } }],
      users: [{ name: 'u', user }],
    });
  const serverOf = (server: string) =>
    tenantKubeConfig(REF, config(server), 'direct').getCurrentCluster()?.server;

  it('connects to the Service by the one name that its certificate covers', () => {
    expect(serverOf('https://localhost:8443')).toBe('https://a.vcluster-a:443');
    expect(serverOf('https://vcluster.example.org')).toBe(
      'https://vcluster.example.org',
    );
  });

  it('never runs programs or reads files that a kubeconfig names', () => {
    const exec = { command: 'sh', args: ['-c', 'id'] };
    const user = { exec, tokenFile: '/etc/shadow', token: 't' };
    const kubeConfig = tenantKubeConfig(
      REF,
      config('https://x:1', user),
      'auto',
    );
    expect(kubeConfig.getCurrentUser()).toMatchObject({ token: 't' });
    expect(kubeConfig.getCurrentUser()?.exec).toBeUndefined();
    expect(JSON.stringify(kubeConfig.users)).not.toContain('shadow');
  });
});
