import {
  deleteIfPresent,
  HttpKubeClient,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { ApiServer, startApiServer } from '../apiserver';
import { realClock } from '../clock/Clock';
import { Controller, runController } from './controller';
import { Informer } from './Informer';
import { kubeConfigOf } from '../connection/kubeConfigOf';

type Data = {
  data?: Record<string, string>;
} & KubeObject;

describe('informers and controllers', () => {
  let server: ApiServer;
  let client: KubeClient;
  let informer: Informer<Data>;
  let controller: Controller | undefined;

  beforeEach(async () => {
    server = await startApiServer({ name: 'test' });
    client = new HttpKubeClient(kubeConfigOf(server, server.adminToken));
    informer = new Informer<Data>(client, RESOURCES.configMaps, realClock, {
      namespace: 'default',
      fieldSelector: 'metadata.name!=kube-root-ca.crt',
    });
    await informer.synced();
  });
  afterEach(async () => {
    await controller?.stop();
    controller = undefined;
    await informer.stop();
    client.close();
    await server.close();
  });

  const put = (name: string, value: string) =>
    client.apply<Data>(
      RESOURCES.configMaps,
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name, namespace: 'default' },
        data: { value },
      },
      { fieldManager: 'test' },
    );
  const remove = (name: string) =>
    deleteIfPresent(client, RESOURCES.configMaps, {
      name,
      namespace: 'default',
    });
  const cached = () =>
    informer
      .list()
      .map(({ metadata, data }) => `${metadata.name}=${data?.value}`)
      .sort();
  /** Resolves once the cache is as expected; the test times out if it never is. */
  const becomes = (...expected: string[]) =>
    new Promise<void>(resolve => {
      const look = () => {
        if (cached().join() === expected.join()) {
          resolve();
        }
      };
      informer.subscribe(look);
      look();
    });

  it('follow creation, change and deletion', async () => {
    await put('a', '1');
    await put('b', '1');
    await becomes('a=1', 'b=1');
    await put('a', '2');
    await remove('b');
    await becomes('a=2');
    expect(informer.listIn('default')).toEqual(informer.list());
    expect(informer.listIn('kube-system')).toEqual([]);
  });

  it('miss nothing when watches break', async () => {
    await put('a', '1');
    await becomes('a=1');
    server.faults.refuseConnections();
    server.faults.dropWatches();
    server.store.compact();
    server.faults.refuseConnections(false);
    await put('a', '2');
    await becomes('a=2');
    expect(informer.get('default/a')?.data).toEqual({ value: '2' });
  });

  it('list again when their version is too old, and notice what went away meanwhile', async () => {
    await put('a', '1');
    await put('b', '1');
    await becomes('a=1', 'b=1');
    server.faults.expireWatches(1);
    server.faults.dropWatches();
    await remove('a');
    await put('c', '1');
    await becomes('b=1', 'c=1');
    expect(informer.get('default/a')).toBeUndefined();
  });

  it('survive server errors', async () => {
    server.faults.fail({ count: 3, scope: { verb: 'watch' } });
    server.faults.dropWatches();
    await put('a', '1');
    await becomes('a=1');
    expect(informer.get('default/a')).toBeDefined();
  });

  it('take a kind that is not served for an empty one', async () => {
    const missing = new Informer(client, RESOURCES.components, realClock);
    await missing.synced();
    expect(missing.list()).toEqual([]);
    await missing.stop();
  });

  it('tell a late listener what is there', async () => {
    await put('a', '1');
    await becomes('a=1');
    const seen: unknown[] = [];
    informer.subscribe(({ before, after }) =>
      seen.push([before?.data, after?.data]),
    );
    expect(seen).toEqual([[undefined, { value: '1' }]]);
  });

  it('stop at once, even while a watch is open', async () => {
    await informer.stop();
    await put('a', '1');
    expect(cached()).toEqual([]);
  });

  it('reconcile every key once at the start, then what changes concern', async () => {
    await put('a', '1');
    const keys: string[] = [];
    let waiting: Array<() => void> = [];
    controller = runController({
      client,
      kinds: [
        {
          resource: RESOURCES.configMaps,
          keys: ({ metadata }) =>
            metadata.name.length === 1 ? [`config ${metadata.name}`] : [],
        },
        { resource: RESOURCES.secrets, keys: () => ['secrets'] },
      ],
      reconcile: async key => {
        keys.push(key);
        waiting.splice(0).forEach(resolve => resolve());
      },
    });
    await controller.ready;
    expect(keys).toEqual(['config a']);
    const next = new Promise<void>(resolve => {
      waiting = [resolve];
    });
    await client.create(RESOURCES.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 's', namespace: 'default' },
    });
    await next;
    expect(keys).toEqual(['config a', 'secrets']);
  });

  it('come back to a key that asks for it', async () => {
    let runs = 0;
    const twice = new Promise<void>(resolve => {
      controller = runController({
        client,
        kinds: [],
        reconcile: async () => {
          runs += 1;
          if (runs === 2) {
            resolve();
            return undefined;
          }
          return { requeueAfterMs: 1 };
        },
      });
    });
    controller?.enqueue('by hand');
    await twice;
    await controller?.idle();
    expect(runs).toBe(2);
  });
});
