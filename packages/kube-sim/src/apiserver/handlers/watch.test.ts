import { ManualClock } from '../../clock/ManualClock';
import {
  CONFIG_MAPS,
  configMap,
  Fixture,
  until,
} from '../../__testUtils__/fixture';
import { RawClient } from '../../connection/RawClient';
import { WatchReader } from '../../__testUtils__/WatchReader';

const fixture = new Fixture();
afterEach(() => fixture.close());

const MINE = 'labelSelector=mine';
const mine = (name: string, data = {}) =>
  configMap(name, data, { labels: { mine: 'yes' } });

async function open(client: RawClient, query: string) {
  const reader = await WatchReader.open(
    client,
    `${CONFIG_MAPS}?watch=true&${query}`,
  );
  fixture.onClose(() => reader.close());
  return reader;
}

describe('watches', () => {
  it('start with what exists and go on with what changes', async () => {
    const { client } = await fixture.connect();
    await client.post(CONFIG_MAPS, mine('a'));
    const watch = await open(client, MINE);
    expect(await watch.take(1)).toEqual(['ADDED a']);
    await client.post(CONFIG_MAPS, mine('b'));
    await client.delete(`${CONFIG_MAPS}/a`);
    expect(await watch.take(2)).toEqual(['ADDED b', 'DELETED a']);
  });

  it('resume after a version without a gap and without a repetition', async () => {
    const { client } = await fixture.connect();
    await client.post(CONFIG_MAPS, mine('a'));
    const { metadata } = (await client.get(`${CONFIG_MAPS}?${MINE}`)).json();
    await client.post(CONFIG_MAPS, mine('b'));
    await client.patch(`${CONFIG_MAPS}/b`, 'merge', { data: { x: '1' } });
    const watch = await open(
      client,
      `${MINE}&resourceVersion=${metadata.resourceVersion}`,
    );
    expect(await watch.take(2)).toEqual(['ADDED b', 'MODIFIED b']);
  });

  it('end with 410 when their version is compacted away', async () => {
    const { server, client } = await fixture.connect();
    const { metadata } = (await client.post(CONFIG_MAPS, mine('a'))).json();
    await client.delete(`${CONFIG_MAPS}/a`);
    server.store.compact();
    const watch = await open(
      client,
      `resourceVersion=${metadata.resourceVersion}`,
    );
    expect(await watch.next()).toMatchObject({
      type: 'ERROR',
      object: {
        code: 410,
        reason: 'Expired',
        message: expect.stringMatching(
          /^too old resource version: \d+ \(\d+\)$/,
        ),
      },
    });
    expect(await watch.next()).toBeUndefined();
  });

  it('wait for a version that is still to come', async () => {
    const { server, client } = await fixture.connect();
    // what a new server writes of its own accord is done
    await until(() => server.store.count('configmaps') === 4);
    const ahead = server.store.resourceVersion + 2;
    const watch = await open(client, `${MINE}&resourceVersion=${ahead}`);
    for (const name of ['a', 'b', 'c', 'd']) {
      server.store.put('configmaps', {
        ...mine(name),
        metadata: { ...mine(name).metadata, namespace: 'default' },
      });
    }
    expect(await watch.take(2)).toEqual(['ADDED c', 'ADDED d']);
  });

  it('compact by themselves when a kind changes often', async () => {
    const { client } = await fixture.connect({ compactionLimit: 3 });
    const { metadata } = (await client.post(CONFIG_MAPS, mine('a'))).json();
    for (let index = 0; index < 10; index++) {
      await client.patch(`${CONFIG_MAPS}/a`, 'merge', {
        data: { index: `${index}` },
      });
    }
    const watch = await open(
      client,
      `resourceVersion=${metadata.resourceVersion}`,
    );
    expect((await watch.next())?.object.code).toBe(410);
  });

  it('mark the end of the initial events', async () => {
    const { client } = await fixture.connect();
    await client.post(CONFIG_MAPS, mine('a'));
    const watch = await open(
      client,
      `${MINE}&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true`,
    );
    expect((await watch.next())?.object.metadata.name).toBe('a');
    expect(await watch.next()).toMatchObject({
      type: 'BOOKMARK',
      object: {
        kind: 'ConfigMap',
        metadata: {
          annotations: { 'k8s.io/initial-events-end': 'true' },
          resourceVersion: expect.stringMatching(/^\d+$/),
        },
      },
    });
    const lonely = await client.get(
      `${CONFIG_MAPS}?watch=1&sendInitialEvents=true`,
    );
    expect(lonely.code).toBe(422);
  });

  it('show an object that leaves the selection as deleted', async () => {
    const { client } = await fixture.connect();
    await client.post(CONFIG_MAPS, mine('a'));
    const watch = await open(client, MINE);
    await watch.take(1);
    const relabel = (mark: string | null) =>
      client.patch(`${CONFIG_MAPS}/a`, 'merge', {
        metadata: { labels: { mine: mark } },
      });
    await relabel(null);
    await client.patch(`${CONFIG_MAPS}/a`, 'merge', { data: { x: '1' } });
    await relabel('again');
    expect(await watch.take(2)).toEqual(['DELETED a', 'ADDED a']);
  });

  it('send bookmarks every minute and end at their timeout, by the clock', async () => {
    const clock = new ManualClock();
    const { server, client } = await fixture.connect({ clock });
    const watch = await open(
      client,
      `${MINE}&allowWatchBookmarks=true&timeoutSeconds=90`,
    );
    await until(() => clock.pending > 0);
    clock.advance(60_000);
    expect(await watch.next()).toMatchObject({
      type: 'BOOKMARK',
      object: {
        metadata: { resourceVersion: String(server.store.resourceVersion) },
      },
    });
    clock.advance(30_000);
    expect(await watch.next()).toMatchObject({ type: 'BOOKMARK' });
    expect(await watch.next()).toBeUndefined();
    await until(() => clock.pending === 0);
  });
});
