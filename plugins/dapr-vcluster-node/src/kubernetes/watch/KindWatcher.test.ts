import { configMap } from '../__testUtils__/configMap';
import { TestServers } from '../__testUtils__/TestServers';
import { until } from '../__testUtils__/until';
import { KubeError } from '../errors/KubeError';
import { RESOURCES } from '../objects/resources';
import { ANY_KIND, startWatcher } from './__testUtils__/startWatcher';
import { WatchTiming } from './timing';

const CRDS = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  plural: 'customresourcedefinitions',
  namespaced: false,
};

const servers = new TestServers();
afterEach(() => servers.close());

async function watch(timing: Partial<WatchTiming> = {}) {
  const host = await servers.start();
  const watcher = startWatcher(servers, host.client, { timing });
  await watcher.state('live');
  return {
    ...host,
    ...watcher,
    add: (name: string) =>
      host.client.create(RESOURCES.configMaps, configMap(name)),
    faults: host.server.faults,
    /** Names as the server has them. */
    truth: async () => {
      const { items } = await host.client.list(RESOURCES.configMaps, {
        namespace: 'default',
      });
      return items.map(({ metadata }) => metadata.name).sort();
    },
  };
}

describe('KindWatcher', () => {
  it('follows additions and removals', async () => {
    const { add, seen, client, kept, lists } = await watch();
    await add('a');
    await seen('a');
    await client.delete(RESOURCES.configMaps, {
      namespace: 'default',
      name: 'a',
    });
    await until('a to go', async () => !kept.has('a') || undefined);
    expect(lists()).toBe(1);
  });

  it('takes what there is and what changes off one stream where asked to, and resumes when that breaks', async () => {
    const { add, seen, server, faults, lists, client, kept } = await watch({
      oneStream: true,
    });
    const watches = () => server.requests.count('watch', 'configmaps');
    await add('a');
    await seen('a');
    await client.delete(RESOURCES.configMaps, {
      namespace: 'default',
      name: 'a',
    });
    await until('a to go', async () => !kept.has('a') || undefined);
    faults.dropWatches();
    await add('b');
    await seen('b');
    expect(watches()).toBeLessThanOrEqual(2);
    faults.expireWatches();
    faults.dropWatches();
    await add('c');
    await seen('c');
    expect(lists()).toBe(2);
  });

  it('resumes where a broken stream ended, without another list', async () => {
    const { add, seen, faults, lists, states } = await watch();
    faults.dropWatches();
    await add('a');
    await seen('a');
    expect(lists()).toBe(1);
    expect(states).toEqual(['live']);
  });

  it('lists again when its version is too old, and misses nothing', async () => {
    const { add, seen, faults, lists, kept, truth } = await watch();
    faults.expireWatches();
    faults.dropWatches();
    await add('a');
    await seen('a');
    expect(lists()).toBe(2);
    expect([...kept].sort()).toEqual(await truth());
  });

  it('waits as long as Retry-After says', async () => {
    const { add, seen, faults, server } = await watch();
    faults.throttle({ retryAfterSeconds: 1, count: 1 });
    const before = Date.now();
    faults.dropWatches();
    // Let the watcher run into the refusal before anybody else does.
    await until('the refusal', async () =>
      server.requests.newest().some(({ code }) => code === 429)
        ? true
        : undefined,
    );
    await add('a');
    await seen('a');
    expect(Date.now() - before).toBeGreaterThanOrEqual(1_000);
  });

  it('reports since when it is disconnected, keeps its objects, and recovers', async () => {
    const { add, seen, faults, state, kept, states } = await watch();
    await add('a');
    await seen('a');
    faults.refuseConnections();
    await state('stale: The API server could not be reached');
    expect(kept.has('a')).toBe(true);
    faults.clear();
    await state('live');
    expect(states).toHaveLength(3);
  });

  it('reports credentials that are no longer accepted', async () => {
    const { faults, state } = await watch();
    faults.expireTokens();
    faults.dropWatches();
    expect(await state('stale: The credentials are no longer accepted.')).toBe(
      true,
    );
  });

  it('ends a silent stream, and lists instead', async () => {
    const { add, seen, faults, state, lists } = await watch({ stallMs: 200 });
    const release = faults.stallWatches();
    await state('stale: The stream of changes fell silent.');
    await add('a');
    await seen('a');
    expect(lists()).toBeGreaterThan(1);
    release();
    await state('live');
  });

  it('drops objects that it may no longer list, and retries', async () => {
    const { add, seen, faults, state, kept } = await watch();
    await add('a');
    await seen('a');
    faults.forbid({ plural: 'configmaps' });
    faults.dropWatches();
    await state('forbidden');
    expect(kept.size).toBe(0);
    faults.clear();
    expect(await seen('a')).toBe(true);
  });
});

describe('the initial set', () => {
  const watches = (requests: { path: string; verb: string }[]) =>
    requests.filter(
      ({ path, verb }) => verb === 'watch' && path.includes('configmaps'),
    );

  it('comes from a stream where the server offers one', async () => {
    const { server, add, seen } = await watch();
    await add('a');
    await seen('a');
    const { requests } = server;
    expect(requests.count('list', 'configmaps')).toBe(0);
    expect(watches(requests.newest()).length).toBeGreaterThanOrEqual(1);
  });

  it('comes from a paged list where the server refuses such a stream', async () => {
    const host = await servers.start({
      initial: ['a', 'b', 'c'].map(name => configMap(name)) as never,
    });
    const { client } = host;
    const old = Object.create(client, {
      pages: {
        value: (resource: never, options: object) =>
          client.pages(resource, { ...options, limit: 2 }),
      },
      watch: {
        value: (resource: never, options: { resourceVersion?: string }) => {
          if (options.resourceVersion !== undefined) {
            return client.watch(resource, options);
          }
          throw new KubeError({
            status: 422,
            reason: 'Invalid',
            message: 'sendInitialEvents is forbidden for watch',
          });
        },
      },
    });
    const { kept, states, state, seen } = startWatcher(servers, old);
    await state('live');
    expect([...kept]).toEqual(expect.arrayContaining(['a', 'b', 'c']));
    expect(host.server.requests.count('list', 'configmaps')).toBeGreaterThan(1);
    await client.create(RESOURCES.configMaps, configMap('d'));
    await seen('d');
    expect(states).toEqual(['live']);
  });
});

describe('a kind that is not installed', () => {
  it('is missing until its CRD is installed', async () => {
    const host = await servers.start();
    const { states, state } = startWatcher(servers, host.client, {
      kind: { ...ANY_KIND, resource: RESOURCES.components },
    });
    await state('missing');
    await host.client.create(CRDS, componentCrd());
    await state('live');
    expect(states).toEqual(['missing', 'live']);
  });
});

describe('a server that accepts no stream', () => {
  it('is reported', async () => {
    const host = await servers.start();
    const deaf = Object.create(host.client, {
      pages: { value: host.client.pages.bind(host.client) },
      watch: {
        value: async function* never(
          _: unknown,
          call: { signal: AbortSignal },
        ) {
          await new Promise((_resolve, reject) => {
            call.signal.onabort = () => reject(call.signal.reason);
          });
          yield* [];
        },
      },
    });
    const { state } = startWatcher(servers, deaf, { timing: { stallMs: 20 } });
    expect(await state('stale')).toBe(true);
  });
});

function componentCrd() {
  const schema = {
    openAPIV3Schema: {
      type: 'object',
      'x-kubernetes-preserve-unknown-fields': true,
    },
  };
  return {
    metadata: { name: 'components.dapr.io' },
    spec: {
      group: 'dapr.io',
      scope: 'Namespaced',
      names: { kind: 'Component', plural: 'components' },
      versions: [{ name: 'v1alpha1', served: true, storage: true, schema }],
    },
  };
}
