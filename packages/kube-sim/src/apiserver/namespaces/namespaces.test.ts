import {
  configMap,
  Fixture,
  NAMESPACES,
  until,
} from '../../__testUtils__/fixture';
import { RawClient } from '../../connection/RawClient';
import { WatchReader } from '../../__testUtils__/WatchReader';

const fixture = new Fixture();
afterEach(() => fixture.close());

const SHOP = `${NAMESPACES}/shop`;

async function createShop(client: RawClient) {
  return client.post(NAMESPACES, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop' },
  });
}

describe('namespaces', () => {
  it('are born with a label, a service account and the root certificate', async () => {
    const { server, client } = await fixture.connect();
    const made = await createShop(client);
    expect(made.json()).toMatchObject({
      metadata: { labels: { 'kubernetes.io/metadata.name': 'shop' } },
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    });
    await until(
      async () =>
        (await client.get(`${SHOP}/serviceaccounts/default`)).code === 200,
    );
    const root = await client.get(`${SHOP}/configmaps/kube-root-ca.crt`);
    expect(Buffer.from(server.caData, 'base64').toString()).toBe(
      root.json().data['ca.crt'],
    );
  });

  it('take their contents along and refuse new ones meanwhile', async () => {
    const { client } = await fixture.connect();
    await createShop(client);
    await client.post(
      `${SHOP}/configmaps`,
      configMap('held', {}, { finalizers: ['example.com/hold'] }),
    );
    await client.post(`${SHOP}/configmaps`, configMap('free'));
    const answer = await client.delete(SHOP);
    expect(answer.json().status.phase).toBe('Terminating');
    await until(
      async () => (await client.get(`${SHOP}/configmaps/free`)).code === 404,
    );
    const late = await client.post(`${SHOP}/configmaps`, configMap('late'));
    expect([late.code, late.json().message]).toEqual([
      403,
      'configmaps "late" is forbidden: unable to create new content in namespace shop because it is being terminated',
    ]);
    expect(late.json().details.causes).toEqual([
      {
        reason: 'NamespaceTerminating',
        message: 'namespace shop is being terminated',
        field: 'metadata.namespace',
      },
    ]);
    expect((await client.get(SHOP)).code).toBe(200);
    await client.patch(`${SHOP}/configmaps/held`, 'merge', {
      metadata: { finalizers: null },
    });
    await until(async () => (await client.get(SHOP)).code === 404);
  });

  it('tell watchers of the deletion in order', async () => {
    const { client } = await fixture.connect();
    const watch = await WatchReader.open(
      client,
      `${NAMESPACES}?watch=1&fieldSelector=metadata.name%3Dshop`,
    );
    fixture.onClose(() => watch.close());
    await createShop(client);
    await client.delete(SHOP);
    expect(await watch.take(3)).toEqual([
      'ADDED shop',
      'MODIFIED shop',
      'DELETED shop',
    ]);
  });

  it('that Kubernetes needs stay', async () => {
    const { client } = await fixture.connect();
    const answer = await client.delete(`${NAMESPACES}/kube-system`);
    expect([answer.code, answer.json().message]).toEqual([
      403,
      'namespaces "kube-system" is forbidden: this namespace may not be deleted',
    ]);
  });

  it('go on terminating after a restart', async () => {
    const { server, client } = await fixture.connect();
    await createShop(client);
    await client.post(
      `${SHOP}/configmaps`,
      configMap('held', {}, { finalizers: ['example.com/hold'] }),
    );
    await client.delete(SHOP);
    const saved = server.dump();
    const second = await fixture.connect({ restore: saved });
    expect((await second.client.get(SHOP)).json().status.phase).toBe(
      'Terminating',
    );
    await second.client.patch(`${SHOP}/configmaps/held`, 'merge', {
      metadata: { finalizers: null },
    });
    await until(async () => (await second.client.get(SHOP)).code === 404);
  });
});
