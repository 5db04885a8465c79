import { CoreV1Api, KubeConfig } from '@kubernetes/client-node';
import { DAPR_DEFINITIONS } from '../definitions';
import {
  component,
  COMPONENTS,
  CONFIG_MAPS,
  configMap,
  Fixture,
  pod,
  PODS,
} from '../__testUtils__/fixture';
import { WatchReader } from '../__testUtils__/WatchReader';

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

  it('makes the same uids and versions from the same seed', async () => {
    const made = [];
    for (const seed of ['s', 's']) {
      const { client } = await fixture.connect({ seed });
      const { metadata } = (await client.post(PODS, pod('a'))).json();
      made.push([metadata.uid, metadata.resourceVersion]);
    }
    expect(made[0]).toEqual(made[1]);
  });

  it('loads objects of custom kinds whatever order they come in, and names the ones it cannot', async () => {
    const given = component('a');
    given.metadata.namespace = 'default';
    const { client } = await fixture.connect({
      initial: [given, ...DAPR_DEFINITIONS],
    });
    expect((await client.get(`${COMPONENTS}/a`)).code).toBe(200);
    await expect(fixture.start({ initial: [given] })).rejects.toThrow(
      'cannot load Component "a": API server "test" does not serve dapr.io/v1alpha1',
    );
  });

  it('says when its port is taken', async () => {
    const server = await fixture.start();
    const port = Number(new URL(server.url).port);
    await expect(fixture.start({ port })).rejects.toThrow(/EADDRINUSE/);
  });

  it('counts requests by verb and resource', async () => {
    const { server, client } = await fixture.connect();
    await client.get(PODS);
    await client.get(`${PODS}/none`);
    await client.post(PODS, pod('a'));
    expect(server.requests.counts()).toMatchObject({
      'list pods': 1,
      'get pods': 1,
      'create pods': 1,
    });
    expect(server.requests.newest()[1]).toMatchObject({
      path: `${PODS}/none`,
      user: 'kubernetes-admin',
      code: 404,
    });
    server.requests.reset();
    expect(server.requests.count('list', 'pods')).toBe(0);
  });
});
