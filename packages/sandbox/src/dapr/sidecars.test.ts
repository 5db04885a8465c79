import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import {
  deleteIfPresent,
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DEFAULT_REDIS } from '.';
import { DaprHost, REDIS_PASSWORD } from '../__testUtils__/dapr/DaprHost';
import { DaprTenant, withDaprHost } from '../__testUtils__/dapr/withDaprHost';
import {
  daprdStatus,
  daprPod,
  NAMESPACE,
  stateStore,
} from '../__testUtils__/dapr/objects';

describe('sidecars on a host', () => {
  let host: DaprHost;
  let syncer: KubeClient;

  let ready: DaprTenant['ready'];
  withDaprHost(started => {
    ({ host, syncer, ready } = started);
  });

  afterEach(async () => {
    for (const resource of [
      RESOURCES.pods,
      RESOURCES.components,
      RESOURCES.secrets,
    ]) {
      const { items } = await host.client.list(resource, {
        namespace: NAMESPACE,
      });
      for (const { metadata } of items) {
        await deleteIfPresent(host.client, resource, {
          name: metadata.name,
          namespace: NAMESPACE,
        });
      }
    }
  });

  it('crashes over a missing Secret, recovers when it comes, and hot reloads after', async () => {
    await host.client.create(
      RESOURCES.components,
      stateStore('orders', 'redis'),
    );
    await syncer.create(RESOURCES.pods, daprPod('crashing'));
    const crashed = await host.pod(
      `${NAMESPACE}/crashing`,
      pod =>
        daprdStatus(pod)?.state.waiting?.reason === 'CrashLoopBackOff' &&
        (daprdStatus(pod)?.restartCount ?? 0) > 1,
    );
    expect(daprdStatus(crashed)?.lastState.terminated).toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('Secret "redis" not found'),
    });
    const down = await host.proxy(
      NAMESPACE,
      'crashing',
      3501,
      '/v1.0/metadata',
    );
    expect(down.status).toBe(503);

    await host.client.create(RESOURCES.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'redis', namespace: NAMESPACE },
      stringData: { password: REDIS_PASSWORD },
    });
    await ready('crashing');
    const names = async () => {
      const { body } = await host.proxy(
        NAMESPACE,
        'crashing',
        3501,
        '/v1.0/metadata',
      );
      return (JSON.parse(body).components ?? []).map(
        ({ name }: { name: string }) => name,
      );
    };
    expect(await names()).toEqual(['orders']);

    await host.client.create(
      RESOURCES.components,
      stateStore('baskets', 'redis'),
    );
    await host.until(RESOURCES.components, `${NAMESPACE}/baskets`, () => true);
    await host.controllers.idle();
    expect(await names()).toEqual(['orders', 'baskets']);
  });

  it('writes logs: of daprd, of the run before, and of the app', async () => {
    await host.client.create(
      RESOURCES.components,
      stateStore('orders', 'redis'),
    );
    await syncer.create(RESOURCES.pods, daprPod('logging'));
    await host.pod(
      `${NAMESPACE}/logging`,
      pod => (daprdStatus(pod)?.restartCount ?? 0) > 0,
    );
    const log = async (query: Record<string, string>) => {
      const { body } = await host.client.raw(
        `/api/v1/namespaces/${NAMESPACE}/pods/logging/log`,
        { query },
      );
      return body.trim().split('\n');
    };
    const daprd = await log({ container: 'daprd' });
    expect(daprd[0]).toContain('Starting Dapr Runtime');
    expect(daprd.at(-1)).toContain('level=fatal');
    expect(await log({ container: 'daprd', tailLines: '1' })).toHaveLength(1);
    const previous = await log({ container: 'daprd', previous: 'true' });
    expect(previous.at(-1)).toContain('Secret \\"redis\\" not found');
    expect(await log({ container: 'app' })).toEqual([
      'app started from image app:1 (simulated)',
      'listening on port 8080',
    ]);
    expect((await log({ container: 'app', previous: 'true' }))[0]).toContain(
      'previous terminated container \\"app\\" in pod \\"logging\\" not found',
    );
  });

  it('notices a backend that goes away at its next start, and one that comes back', async () => {
    await host.client.create(RESOURCES.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'redis', namespace: NAMESPACE },
      stringData: { password: REDIS_PASSWORD },
    });
    await host.client.create(
      RESOURCES.components,
      stateStore('orders', 'redis'),
    );
    host.dapr.backends.remove(DEFAULT_REDIS);
    await syncer.create(RESOURCES.pods, daprPod('unreachable'));
    const crashed = await host.pod(
      `${NAMESPACE}/unreachable`,
      pod => (daprdStatus(pod)?.restartCount ?? 0) > 0,
    );
    expect(daprdStatus(crashed)?.lastState.terminated?.message).toContain(
      'no such host',
    );
    host.dapr.backends.set(DEFAULT_REDIS, { password: REDIS_PASSWORD });
    host.dapr.sidecars.refresh();
    await ready('unreachable');
    const { items } = await host.client.list(RESOURCES.events, {
      namespace: NAMESPACE,
      fieldSelector: 'involvedObject.name=unreachable',
    });
    expect(items.map(({ reason }) => reason)).toContain('BackOff');
  });

  it('lets a log be followed', async () => {
    await syncer.create(RESOURCES.pods, daprPod('followed'));
    await ready('followed');
    const abort = new AbortController();
    const log = await host.openLog(NAMESPACE, 'followed', abort.signal);
    const lines = createInterface({ input: Readable.from(log) })[
      Symbol.asyncIterator
    ]();
    const next = async (text: string) => {
      for (;;) {
        const { value, done } = await lines.next();
        if (done || value.includes(text)) {
          return value;
        }
      }
    };
    expect(await next('dapr initialized')).toContain('Status: Running');
    await host.client.create(RESOURCES.components, {
      ...stateStore('late', 'none'),
      spec: { type: 'state.in-memory', version: 'v1', metadata: [] },
    });
    expect(await next('late')).toContain(
      'Component loaded: late (state.in-memory/v1)',
    );
    abort.abort();
  });
});
