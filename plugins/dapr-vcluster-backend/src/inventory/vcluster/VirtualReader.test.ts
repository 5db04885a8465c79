import { Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { TestHosts } from '../../__testUtils__/TestHosts';
import { TenantClients } from '../../platform/tenantClients';
import { VirtualReader } from './VirtualReader';

const hosts = new TestHosts();
afterEach(() => hosts.close());

const CATALOGUE = {} as ConstructorParameters<typeof VirtualReader>[1];

const tenant = (phase: Tenant['phase'] = 'ready') =>
  ({
    ref: { host: 'sandbox', namespace: 'vcluster-a', name: 'a' },
    phase,
    counts: {},
  } as unknown as Tenant);

async function start() {
  const host = await hosts.start({
    initial: [
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'vcluster-a' } },
    ],
  });
  const virtual = await hosts.start();
  const clients = new TenantClients(host.hosts);
  hosts.onClose(() => clients.close());
  const config = JSON.stringify(virtual.server.kubeconfig());
  return {
    reader: new VirtualReader(clients, CATALOGUE),
    virtual: virtual.server,
    secretReads: () => host.server.requests.counts()['get secrets'] ?? 0,
    writeKubeconfig: () =>
      host.client.apply(RESOURCES.secrets, {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'vc-a', namespace: 'vcluster-a' },
        data: { config: Buffer.from(config).toString('base64') },
      }),
  };
}

describe('VirtualReader', () => {
  it('asks once for all that is read of a vcluster that cannot be reached, until its host side changes', async () => {
    const { reader, secretReads, writeKubeconfig } = await start();
    const pods = await reader.pods(tenant('starting'));
    expect(pods).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining('has no kubeconfig yet'),
    });
    expect(await reader.events(tenant('starting'))).toEqual(pods);
    expect(await reader.secrets(tenant('starting'))).toEqual(pods);
    expect(secretReads()).toBe(1);
    await writeKubeconfig();
    expect(await reader.resources(tenant('ready'))).toMatchObject({
      state: 'known',
    });
  });

  it('asks for other kinds when one is refused', async () => {
    const { reader, virtual, writeKubeconfig } = await start();
    await writeKubeconfig();
    virtual.faults.forbid({ plural: 'events' });
    expect(await reader.events(tenant())).toMatchObject({ state: 'unknown' });
    expect(await reader.pods(tenant())).toMatchObject({ state: 'known' });
  });
});
