import { CoreV1Api, KubeConfig } from '@kubernetes/client-node';
import { CONFIG_MAPS, configMap, Fixture } from './testing/fixture';
import { WatchReader } from './testing/WatchReader';

const fixture = new Fixture();
afterEach(() => fixture.close());

describe('startApiServer', () => {
  it('serves the Kubernetes client with the kubeconfig it hands out', async () => {
    const server = await fixture.start();
    const config = new KubeConfig();
    config.loadFromString(JSON.stringify(server.kubeconfig()));
    const core = config.makeApiClient(CoreV1Api);

    await core.createNamespacedConfigMap({
      namespace: 'default',
      body: { metadata: { name: 'a' }, data: { key: 'value' } },
    });

    const { items } = await core.listNamespacedConfigMap({
      namespace: 'default',
    });
    expect(items.map(item => item.data)).toContainEqual({ key: 'value' });
  });

  it('streams changes to watchers', async () => {
    const server = await fixture.start();
    const client = fixture.client(server);
    const watch = await WatchReader.open(
      client,
      `${CONFIG_MAPS}?watch=1&fieldSelector=metadata.name=a`,
    );
    await client.post(CONFIG_MAPS, configMap('a'));
    await client.patch(`${CONFIG_MAPS}/a`, 'merge', { data: { x: '1' } });
    await client.delete(`${CONFIG_MAPS}/a`);
    expect(await watch.take(3)).toEqual(['ADDED a', 'MODIFIED a', 'DELETED a']);
  });

  it('takes up its state after a restart, tokens included', async () => {
    const first = await fixture.start();
    const client = fixture.client(first);
    await client.post(CONFIG_MAPS, configMap('a', { key: 'value' }));
    const before = (await client.get(`${CONFIG_MAPS}/a`)).json();
    const token = first.serviceAccountToken('default', 'robot');
    const saved = JSON.parse(JSON.stringify(first.dump()));
    await first.close();

    const second = await fixture.start({ restore: saved });
    const after = await fixture.client(second).get(`${CONFIG_MAPS}/a`);
    expect(after.json()).toEqual(before);
    expect((await fixture.client(second, token).get('/api')).code).toBe(200);
  });

  it('starts a second server in a few milliseconds', async () => {
    await fixture.start();
    const start = performance.now();
    await fixture.start();
    expect(performance.now() - start).toBeLessThan(250);
  });

  it('refuses a token of another server', async () => {
    const one = await fixture.start();
    const two = await fixture.start();
    const answer = await fixture.client(one, two.adminToken).get(CONFIG_MAPS);
    expect(answer.code).toBe(401);
    expect(answer.json()).toMatchObject({
      reason: 'Unauthorized',
      message: 'Unauthorized',
    });
  });
});
