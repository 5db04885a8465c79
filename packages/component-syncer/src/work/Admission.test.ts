import { Admission } from './Admission';

/** Timers that the test lets run out. */
function manualTimers() {
  const pending = new Set<() => void>();
  const waits: number[] = [];
  return {
    waits,
    after: (ms: number, callback: () => void) => {
      waits.push(ms);
      pending.add(callback);
      return () => pending.delete(callback);
    },
    expire: () => [...pending].forEach(each => each()),
    get size() {
      return pending.size;
    },
  };
}

function start() {
  const timers = manualTimers();
  const clock = { now: 0 };
  const limits = { atATime: 2, longestMs: 1_000 };
  const admission = new Admission(limits, timers, () => clock.now);
  const inside: string[] = [];
  const enter = (key: string) =>
    admission.enter(key).then(() => {
      inside.push(key);
    });
  return { timers, clock, admission, inside, enter };
}

const settled = () => new Promise(resolve => setImmediate(resolve));

it('lets so many in at a time, in the order in which they came', async () => {
  const { admission, inside, enter } = start();
  ['a', 'b', 'c', 'd'].forEach(enter);
  await settled();
  expect(inside).toEqual(['a', 'b']);
  admission.leave('b');
  await settled();
  expect(inside).toEqual(['a', 'b', 'c']);
  admission.leave('x');
  await settled();
  expect(inside).toEqual(['a', 'b', 'c']);
});

it('goes on without those that stay for too long', async () => {
  const { timers, inside, enter } = start();
  ['a', 'b', 'c', 'd'].forEach(enter);
  timers.expire();
  await settled();
  expect(inside).toEqual(['a', 'b', 'c', 'd']);
});

it('keeps no timer of those that left, and no place for those that went while they waited', async () => {
  const { timers, admission, inside, enter } = start();
  ['a', 'a', 'b', 'c', 'd'].forEach(enter);
  admission.leave('c');
  await settled();
  expect(inside).toEqual(['a', 'a', 'b', 'c']);
  ['a', 'b', 'd'].forEach(key => admission.leave(key));
  await settled();
  expect(inside).toContain('d');
  expect(timers.size).toBe(0);
});

it('is the more patient the longer others take', async () => {
  const { timers, clock, admission, enter } = start();
  for (const key of ['a', 'b', 'c', 'd', 'e']) {
    enter(key);
    clock.now += 5_000;
    admission.done(key);
  }
  expect(timers.waits.slice(0, 2)).toEqual([1_000, 4_000]);
  expect(timers.waits[4]).toBeGreaterThan(8_000);
  // Those that break off say nothing about how long it takes.
  enter('f');
  clock.now += 60_000;
  admission.leave('f');
  expect(admission.has('f')).toBe(false);
  enter('g');
  expect(timers.waits.at(-1)).toBeLessThanOrEqual(20_000);
});

it('learns from those that stayed for too long and came to an end after all', async () => {
  const { timers, clock, admission, enter } = start();
  enter('a');
  clock.now += 10_000;
  timers.expire();
  expect(admission.has('a')).toBe(true);
  admission.done('a');
  expect(admission.has('a')).toBe(false);
  enter('b');
  expect(timers.waits.at(-1)).toBe(8_000);
});
