import { testDatabases } from '../../__testUtils__/testDatabases';
import { StoredWave } from './types';
import { ReservedError, WaveStore } from './WaveStore';

const databases = testDatabases();

const waveOf = (id: string, names: string[]): StoredWave => ({
  id,
  state: 'running',
  values: 'release',
  canary: 1,
  batchSize: 2,
  pauseMinutes: 0,
  startedBy: 'user:default/ada',
  runBy: 'user:default/ada',
  startedAt: 1_000,
  members: names.map(name => ({
    tenant: `h/vcluster-${name}/${name}`,
    batch: 0,
    state: 'waiting',
    accepted: false,
    attempt: 1,
    uid: `uid-${name}`,
    owner: 'group:default/a',
    labelsHash: 'hash',
    from: '0.36.1',
    to: '0.37.2',
  })),
});

const A = 'h/vcluster-a/a';
const B = 'h/vcluster-b/b';

describe.each(databases.eachSupportedId())('WaveStore on %p', id => {
  async function start() {
    const client = await databases.init(id);
    return new WaveStore({ getClient: async () => client });
  }

  it('gives back what was stored, newest first', async () => {
    const store = await start();
    const first = waveOf('first', ['a', 'b']);
    const second = { ...waveOf('second', ['c']), startedAt: 2_000 };
    await store.insert(first);
    await store.insert(second);
    expect(await store.load('first')).toEqual(first);
    expect(await store.newest(5)).toEqual([second, first]);
    expect(await store.newest(1)).toEqual([second]);
    expect(await store.load('none')).toBeUndefined();
  });

  it('lets one wave have a tenant, until it has ended', async () => {
    const store = await start();
    await store.insert(waveOf('first', ['a', 'b']));
    await expect(store.insert(waveOf('second', ['b', 'c']))).rejects.toThrow(
      ReservedError,
    );
    expect(await store.load('second')).toBeUndefined();
    expect(await store.reservations([A, 'h/vcluster-c/c'])).toEqual([
      { tenant: A, startedBy: 'user:default/ada', startedAt: 1_000 },
    ]);
    const lease = await store.lease('first', 'me');
    await lease.hold(0, 100);
    expect(await lease.end('done', undefined, 50)).toBe(true);
    await store.insert(waveOf('second', ['b', 'c']));
  });

  it('lets one process write, until its time is up', async () => {
    const store = await start();
    await store.insert(waveOf('first', ['a', 'b']));
    const mine = await store.lease('first', 'me');
    const others = await store.lease('first', 'other');
    expect(await mine.hold(0, 100)).toBe(true);
    expect(await others.hold(99, 200)).toBe(false);
    expect(await others.begin(A, 99)).toBe(false);
    expect(await mine.begin(A, 99)).toBe(true);
    // It is begun with once.
    expect(await mine.begin(A, 99)).toBe(false);
    expect(await others.hold(101, 200)).toBe(true);
    // Whoever was suspended meanwhile writes nothing.
    expect(await mine.note(A, 'late')).toBe(false);
    expect(await mine.settle(A, { state: 'upgraded' }, 101)).toBe(false);
    expect(await mine.end('done', undefined, 101)).toBe(false);
    expect(await mine.hold(102, 300)).toBe(false);
    expect(await others.note(A, 'waits')).toBe(true);
    expect(await others.settle(A, { state: 'failed', reason: 'no' }, 110)).toBe(
      true,
    );
    await others.letGo();
    expect(await mine.hold(111, 300)).toBe(true);
    expect((await store.load('first'))!.members[0]).toMatchObject({
      state: 'failed',
      reason: 'no',
      startedAt: 99,
      endedAt: 110,
    });
  });

  async function stopped(store: WaveStore) {
    await store.insert(waveOf('first', ['a', 'b']));
    const lease = await store.lease('first', 'me');
    await lease.hold(0, 100);
    await lease.begin(A, 1);
    await lease.settle(A, { state: 'rolled-back', reason: 'no' }, 2);
    await lease.end('stopped', 'a has failed', 3);
    await lease.letGo();
    return lease;
  }

  it.each([
    [false, { state: 'rolled-back', accepted: true, attempt: 1 }],
    [true, { state: 'waiting', accepted: false, attempt: 2 }],
  ])(
    'resumes what has stopped, once, and what has failed if asked: %p',
    async (retry, member) => {
      const store = await start();
      await stopped(store);
      expect(await store.goingOn()).toEqual([]);
      const by = 'user:default/eve';
      expect(await store.resume('first', { by, retry })).toBe(true);
      expect(await store.resume('first', { by, retry })).toBe(false);
      const wave = (await store.load('first'))!;
      expect(wave).toMatchObject({ state: 'running', runBy: by });
      expect(wave.reason).toBeUndefined();
      expect(wave.members).toMatchObject([member, { state: 'waiting' }]);
      expect(await store.goingOn()).toEqual(['first']);
      const reserved = await store.reservations([A, B]);
      expect(reserved).toHaveLength(retry ? 2 : 1);
    },
  );

  it('does not resume when another wave has one of its tenants by now', async () => {
    const store = await start();
    await stopped(store);
    await store.insert(waveOf('second', ['b']));
    const resume = { by: 'user:default/ada', retry: false };
    await expect(store.resume('first', resume)).rejects.toThrow(ReservedError);
    expect((await store.load('first'))!.state).toBe('stopped');
  });

  it('cancels what goes on and what has stopped, and begins with nothing then', async () => {
    const store = await start();
    const lease = await stopped(store);
    expect(await store.cancel('first', 9)).toBe(true);
    expect(await store.load('first')).toMatchObject({
      state: 'cancelled',
      endedAt: 9,
    });
    expect(await store.cancel('first', 9)).toBe(false);
    await store.insert(waveOf('second', ['c']));
    const second = await store.lease('second', 'me');
    await second.hold(0, 100);
    expect(await store.cancel('second', 9)).toBe(true);
    expect(await second.begin('h/vcluster-c/c', 10)).toBe(false);
    expect(await second.end('done', undefined, 11)).toBe(false);
    expect(await second.end('cancelled', undefined, 11)).toBe(true);
    expect(await lease.hold(12, 13)).toBe(false);
  });

  it('forgets what has ended long ago', async () => {
    const store = await start();
    await stopped(store);
    await store.insert({ ...waveOf('second', ['c']), startedAt: 2_000 });
    await store.prune(3);
    expect(await store.load('first')).toBeDefined();
    await store.prune(4);
    expect((await store.newest(5)).map(each => each.id)).toEqual(['second']);
  });
});
