import {
  isAlreadyExists,
  isConflict,
  isNotFound,
  KubeError,
} from '../errors/KubeError';
import { RESOURCES } from '../objects/resources';
import { WatchEvent } from '../objects/types';
import { configMap } from '../__testUtils__/configMap';
import { TestServers } from '../__testUtils__/TestServers';

const MAPS = RESOURCES.configMaps;
const servers = new TestServers();
let env: Awaited<ReturnType<TestServers['start']>>;

beforeAll(async () => {
  env = await servers.start();
});
afterAll(() => servers.close());
afterEach(() => env.server.faults.clear());

/** What a call threw. */
async function refusal(call: Promise<unknown>): Promise<KubeError> {
  const error = await call.then(
    () => undefined,
    thrown => thrown,
  );
  expect(error).toBeInstanceOf(KubeError);
  return error;
}

describe('HttpKubeClient', () => {
  it('applies, reads, patches and deletes objects', async () => {
    const { client } = env;
    const ref = { namespace: 'default', name: 'plain' };
    await client.apply(MAPS, configMap('plain', { a: '1' }));
    await client.patch(MAPS, ref, { data: { b: '2' } });
    expect(await client.get(MAPS, ref)).toMatchObject({
      data: { a: '1', b: '2' },
    });
    await client.delete(MAPS, ref);
    expect(await refusal(client.get(MAPS, ref))).toMatchObject({
      status: 404,
      missing: 'object',
    });
  });

  it('replaces an object, unless it has changed since it was read', async () => {
    const { client } = env;
    const ref = { namespace: 'default', name: 'replaced' };
    const created = await client.create(MAPS, configMap('replaced'));
    const read = { ...created, data: { a: '2' } };
    await client.replace(MAPS, read);
    expect(await client.get(MAPS, ref)).toMatchObject({ data: { a: '2' } });
    const stale = await refusal(client.replace(MAPS, read));
    expect(isConflict(stale)).toBe(true);
    expect(isAlreadyExists(stale)).toBe(false);
  });

  it('selects by labels and fields', async () => {
    const { client } = env;
    const object = configMap('selected', { a: '1' });
    object.metadata.labels = { example: 'selected' };
    await client.create(MAPS, object);
    for (const select of [
      { fieldSelector: 'metadata.name=selected' },
      { labelSelector: 'example=selected' },
    ]) {
      const { items } = await client.list(MAPS, {
        namespace: 'default',
        ...select,
      });
      expect(items).toMatchObject([{ kind: 'ConfigMap', data: { a: '1' } }]);
    }
  });

  it('reads metadata alone where asked to, of one object and of lists', async () => {
    const { client } = env;
    await client.create(MAPS, configMap('bare', { secret: 'x' }));
    const ref = { namespace: 'default', name: 'bare' };
    const one = await client.get(MAPS, ref, { metadataOnly: true });
    const { items } = await client.list(MAPS, {
      namespace: 'default',
      fieldSelector: 'metadata.name=bare',
      metadataOnly: true,
    });
    for (const object of [one, ...items]) {
      expect(object.metadata.name).toBe('bare');
      expect(object).not.toHaveProperty('data');
    }
    expect(items).toHaveLength(1);
  });

  it('reads an empty list of metadata, which an API server leaves out', async () => {
    const { items } = await env.client.list(MAPS, {
      labelSelector: 'no=body',
      metadataOnly: true,
    });
    expect(items).toEqual([]);
  });

  it('leaves the name to the server', async () => {
    const { metadata } = await env.client.create(MAPS, {
      metadata: { generateName: 'given-', namespace: 'default' },
    });
    expect(metadata.name).toMatch(/^given-\w+$/);
  });

  it('writes a part of an object', async () => {
    const { client } = env;
    const { pods } = RESOURCES;
    const ref = { namespace: 'default', name: 'part' };
    const pod = await client.create(pods, {
      metadata: ref,
      spec: { containers: [{ name: 'web', image: 'web:1' }] },
    });
    const status = { phase: 'Running' };
    const options = { subresource: 'status' };
    await client.patch(pods, ref, { status }, options);
    expect(await client.get(pods, ref)).toMatchObject({ status });
    const labels = { written: 'no' };
    await client.replace(
      pods,
      {
        ...pod,
        metadata: { ...ref, labels },
        status: { phase: 'Failed' },
      },
      options,
    );
    const { metadata, status: after } = await client.get(pods, ref);
    expect([metadata.labels, after]).toEqual([undefined, { phase: 'Failed' }]);
    await client.create(
      pods,
      {
        apiVersion: 'v1',
        kind: 'Binding',
        metadata: ref,
        target: { apiVersion: 'v1', kind: 'Node', name: 'node-1' },
      },
      { subresource: 'binding' },
    );
    expect(await client.get(pods, ref)).toMatchObject({
      spec: { nodeName: 'node-1' },
    });
  });

  it('tells apart what is taken and what is missing', async () => {
    const { client } = env;
    await client.create(MAPS, configMap('taken'));
    const again = await refusal(client.create(MAPS, configMap('taken')));
    expect(isAlreadyExists(again)).toBe(true);
    const missing = { namespace: 'default', name: 'missing' };
    expect(isNotFound(await refusal(client.patch(MAPS, missing, {})))).toBe(
      true,
    );
  });

  it('takes fields from another manager only by force', async () => {
    const { client } = env;
    const apply = (a: string, fieldManager: string, force = false) =>
      client.apply(MAPS, configMap('shared', { a }), { fieldManager, force });
    await apply('1', 'one');
    expect(isConflict(await refusal(apply('2', 'two')))).toBe(true);
    const { data, metadata } = await apply('2', 'two', true);
    expect(data).toEqual({ a: '2' });
    expect(metadata.managedFields).toContainEqual(
      expect.objectContaining({ manager: 'two', operation: 'Apply' }),
    );
  });

  it('changes nothing in a dry run', async () => {
    const { client } = env;
    await client.apply(MAPS, configMap('dry'), { dryRun: true });
    const error = await refusal(
      client.get(MAPS, { namespace: 'default', name: 'dry' }),
    );
    expect(error.status).toBe(404);
  });

  it('reads lists page by page and gives each item its kind', async () => {
    const { client } = env;
    for (const name of ['p1', 'p2', 'p3']) {
      await client.create(MAPS, configMap(name));
    }
    const pages = [];
    const options = { namespace: 'default', limit: 2 };
    for await (const page of client.pages(MAPS, options)) {
      pages.push(page);
    }
    expect(pages.length).toBeGreaterThan(1);
    expect(pages[0].items[0]).toMatchObject({
      apiVersion: 'v1',
      kind: 'ConfigMap',
    });
    const { items } = await client.list(MAPS, { namespace: 'default' });
    expect(pages.flatMap(page => page.items)).toEqual(items);
  });

  it('names the field and the other manager of a conflict', async () => {
    const { client } = env;
    await client.apply(MAPS, configMap('owned', { a: 'mine' }));
    await client.apply(MAPS, configMap('owned', { a: 'theirs' }), {
      fieldManager: 'kubectl',
      force: true,
    });
    const error = await refusal(
      client.apply(MAPS, configMap('owned', { a: 'mine' })),
    );
    expect(error).toMatchObject({ status: 409, reason: 'Conflict' });
    expect(error.causes[0]).toMatchObject({
      field: '.data.a',
      message: expect.stringContaining('kubectl'),
    });
  });

  it('keeps refused values out of messages', async () => {
    const { client } = env;
    const object = configMap('labelled');
    object.metadata.labels = { example: 'hush hush' };
    const error = await refusal(client.create(MAPS, object));
    expect(error).toMatchObject({ status: 422, reason: 'Invalid' });
    expect(error.message).toContain('metadata.labels');
    const text = JSON.stringify([error.message, error.causes]);
    expect(text).not.toContain('hush');
  });

  it('refuses unknown fields by name', async () => {
    const object = { ...configMap('strict'), dato: { a: '1' } };
    const error = await refusal(env.client.create(MAPS, object));
    expect(error).toMatchObject({ status: 400 });
    expect(error.message).toContain('dato');
  });

  it('tells a missing kind from a missing object', async () => {
    const gadgets = {
      apiVersion: 'example.org/v1',
      kind: 'Gadget',
      plural: 'gadgets',
      namespaced: true,
    };
    expect(await refusal(env.client.list(gadgets))).toMatchObject({
      status: 404,
      missing: 'kind',
    });
  });

  it.each([
    [
      'an expired token',
      () => env.server.faults.expireTokens(),
      { status: 401 },
    ],
    [
      'a missing right',
      () => env.server.faults.forbid({ plural: 'configmaps' }),
      { status: 403 },
    ],
    [
      'throttling',
      () => env.server.faults.throttle({ retryAfterSeconds: 7, count: 1 }),
      { status: 429, retryAfterSeconds: 7 },
    ],
    [
      'an unreachable host',
      () => env.server.faults.refuseConnections(),
      { status: 0, reason: 'Unreachable' },
    ],
    [
      'a host in trouble',
      () => env.server.faults.fail({ code: 503, count: 1 }),
      { status: 503 },
    ],
  ])('recognises %s', async (_, trouble, expected) => {
    trouble();
    expect(await refusal(env.client.list(MAPS))).toMatchObject(expected);
  });

  it('gives up when the time is over, and when told to', async () => {
    env.server.faults.slowLists(5_000);
    expect(
      await refusal(env.client.list(MAPS, { timeoutMs: 50 })),
    ).toMatchObject({ status: 0, reason: 'Timeout' });
    const stop = new AbortController();
    const call = env.client.list(MAPS, { signal: stop.signal });
    stop.abort();
    expect(await refusal(call)).toMatchObject({ reason: 'Aborted' });
  });

  it('uses its connection again after the server has dropped it', async () => {
    const { client, server } = env;
    await client.list(MAPS);
    server.faults.refuseConnections(true);
    server.faults.refuseConnections(false);
    await expect(client.list(MAPS)).resolves.toBeDefined();
  });

  it('streams changes from a version on', async () => {
    const { client } = env;
    const { resourceVersion } = await client.list(MAPS);
    const stop = new AbortController();
    const events: WatchEvent[] = [];
    let opened = false;
    const stream = client.watch(MAPS, {
      resourceVersion,
      signal: stop.signal,
      onOpen: () => {
        opened = true;
      },
    });
    await client.create(MAPS, configMap('watched'));
    for await (const event of stream) {
      if (event.type !== 'BOOKMARK') {
        events.push(event);
      }
      if (events.length === 1) {
        break;
      }
    }
    expect(opened).toBe(true);
    expect(events[0]).toMatchObject({
      type: 'ADDED',
      object: { metadata: { name: 'watched' } },
    });
  });

  it('throws 410 when a version is too old to go on from', async () => {
    env.server.faults.expireWatches();
    const stream = env.client.watch(MAPS, { resourceVersion: '1' });
    const read = (async () => {
      for await (const event of stream) {
        expect(event).toBeDefined();
      }
    })();
    expect(await refusal(read)).toMatchObject({ status: 410 });
  });

  it('caps what it reads of a raw answer', async () => {
    const whole = await env.client.raw('/version');
    expect(JSON.parse(whole.body).gitVersion).toMatch(/^v/);
    expect(
      await refusal(env.client.raw('/version', { maxBytes: 10 })),
    ).toMatchObject({ reason: 'TooLarge' });
  });
});
