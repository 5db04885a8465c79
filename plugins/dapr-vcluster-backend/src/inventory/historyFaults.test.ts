import { putPod } from '../__testUtils__/faultHost';
import { TwoHosts } from '../__testUtils__/TwoHosts';

let hosts: TwoHosts;
beforeEach(async () => {
  hosts = await TwoHosts.start();
});
afterEach(() => hosts.close());

it('recovers when the history since its version is compacted', async () => {
  const { faulty } = hosts;
  faulty.faults.dropWatches();
  putPod(faulty, 'before-the-compaction');
  faulty.store.remove('components.dapr.io', 'vcluster-a', 'store');
  faulty.store.compact();
  expect(await hosts.converged()).toBeLessThanOrEqual(10);
  expect(hosts.host().sources.map(({ state }) => state)).not.toContain('stale');
  await hosts.otherFollows('after-the-compaction');
});

it('keeps the version of a quiet kind by bookmarks, without another list after a compaction', async () => {
  const { faulty } = hosts;
  // Enough for every stream to end once, with a last word on where to go on.
  for (let i = 0; i < 3; i++) {
    putPod(faulty, `busy-${i}`);
  }
  let seconds = 0;
  await hosts.pass(60, 'a minute', () => (seconds += 1) > 50);
  faulty.store.compact();
  faulty.requests.reset();
  seconds = 0;
  await hosts.pass(60, 'another minute', () => (seconds += 1) > 50);
  expect(
    Object.keys(faulty.requests.counts()).filter(key => key.startsWith('list')),
  ).toEqual([]);
  expect(hosts.host().sources.map(({ state }) => state)).not.toContain('stale');
  expect(await hosts.converged()).toBeLessThanOrEqual(10);
});

it('takes 100,000 changes as fast as the server sends them', async () => {
  const told: string[] = [];
  hosts.index.onChange(({ tenant }) => told.push(tenant));
  const changes = 100_000;
  const started = Date.now();
  for (let i = 0; i < changes; i++) {
    putPod(hosts.faulty, `p-${i % 100}`, i);
    if (i % 500 === 0) {
      await new Promise(setImmediate);
    }
    if (i === changes / 2) {
      await hosts.otherFollows('in-the-burst');
    }
  }
  // A server cuts off whoever cannot follow; time has to pass until the next try.
  await hosts.pass(1_000, 'the last change', () => {
    const pods = hosts.index.host('faulty')!.state.buckets.get('vcluster-a');
    const restarts = pods?.pods?.get('p-99')?.daprd?.status?.restarts;
    return restarts === changes - 1;
  });
  expect(await hosts.converged()).toBeLessThanOrEqual(10);
  // One word per interval (20 ms here), however many changes there are.
  const mine = told.filter(tenant => tenant.startsWith('faulty/'));
  expect(mine.length).toBeLessThanOrEqual((Date.now() - started) / 20 + 2);
});
