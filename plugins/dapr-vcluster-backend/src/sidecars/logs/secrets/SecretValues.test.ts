import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { LogHost } from '../../../__testUtils__/LogHost';
import { until } from '../../../__testUtils__/until';
import { HostRegistry } from '../../../platform/hosts';
import { TenantIndex, TenantSnapshot } from '../../../inventory/TenantIndex';
import { SecretValues } from './SecretValues';

jest.setTimeout(180_000);

describe('SecretValues', () => {
  let host: LogHost;
  let hosts: HostRegistry;
  let index: TenantIndex;
  let snapshot: TenantSnapshot;
  const pod = {
    namespace: 'vcluster-a',
    uid: 'u',
    secrets: [],
    values: [],
    unreadable: [],
  };

  beforeAll(async () => {
    host = await LogHost.start();
    const { url, caData, adminToken: token } = host.server;
    const connection = { url, caData, token };
    hosts = HostRegistry.create([], [{ name: 'sandbox', connection }]);
    index = new TenantIndex({
      hosts,
      catalogue: await loadComponentCatalogue(),
    });
    index.start();
    const ref = { host: 'sandbox', namespace: 'vcluster-a', name: 'a' };
    snapshot = await until('the tenant', async () => {
      const seen = index.snapshot(ref);
      return seen?.components.length ? seen : undefined;
    });
  });
  afterAll(async () => {
    await index?.stop();
    hosts?.close();
    await host?.server.close();
  });

  it('reports a gap for values of other secret stores', async () => {
    const components = snapshot.components.map(component => ({
      ...component,
      secretStore: 'vault',
    }));
    const { gap, redact } = await new SecretValues(hosts).of(
      { ...snapshot, components },
      pod,
    );
    expect(gap).toBe('Values of the secret store vault cannot be read.');
    expect(redact('inline of a')).toBe('[hidden]');
  });

  it('treats an absent Secret as one without values', async () => {
    const missing = { ...pod, secrets: ['nowhere'] };
    const { gap } = await new SecretValues(hosts).of(snapshot, missing);
    expect(gap).toBeUndefined();
  });

  it('reads changed values after its time to live', async () => {
    const values = new SecretValues(hosts, 200);
    const hides = async (text: string) =>
      (await values.of(snapshot, pod)).redact(text) === '[hidden]';
    expect(await hides('blue canary a')).toBe(true);
    await hosts
      .get('sandbox')
      .client.patch(
        RESOURCES.secrets,
        { namespace: 'vcluster-a', name: 'redis' },
        { data: { password: Buffer.from('green finch').toString('base64') } },
      );
    expect(await hides('green finch')).toBe(false);
    await until('the new value', async () =>
      (await hides('green finch')) ? true : undefined,
    );
  });
});
