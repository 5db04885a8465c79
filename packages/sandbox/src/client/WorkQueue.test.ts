import { Clock } from './types';
import { WorkQueue } from './WorkQueue';

/** A clock whose timers run only when told. */
function heldClock() {
  const timers: Array<{ ms: number; run: () => void; cancelled: boolean }> = [];
  const clock: Clock = {
    now: () => new Date(0),
    after: (ms, run) => {
      const timer = { ms, run, cancelled: false };
      timers.push(timer);
      return () => {
        timer.cancelled = true;
      };
    },
  };
  return { clock, timers };
}

describe('WorkQueue', () => {
  it('runs a key once more when it is added while being worked on', async () => {
    const seen: string[] = [];
    const queue: WorkQueue = new WorkQueue({
      clock: heldClock().clock,
      work: async key => {
        seen.push(key);
        if (seen.length === 1) {
          queue.add('a');
          queue.add('a');
        }
      },
    });
    queue.add('a');
    await queue.idle();
    expect(seen).toEqual(['a', 'a']);
  });

  it('never works on one key twice at once, and respects its concurrency', async () => {
    const running = new Map<string, number>();
    let most = 0;
    const queue = new WorkQueue({
      clock: heldClock().clock,
      concurrency: 2,
      work: async key => {
        expect(running.get(key) ?? 0).toBe(0);
        running.set(key, 1);
        most = Math.max(
          most,
          [...running.values()].reduce((sum, n) => sum + n, 0),
        );
        await new Promise(resolve => setImmediate(resolve));
        running.set(key, 0);
      },
    });
    ['a', 'b', 'c', 'a', 'd'].forEach(key => queue.add(key));
    await queue.idle();
    expect([...running.keys()].sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(most).toBe(2);
  });

  it('retries a failing key with pauses that double, and forgets them after a success', async () => {
    const { clock, timers } = heldClock();
    const errors: string[] = [];
    let failing = true;
    const queue = new WorkQueue({
      clock,
      work: async () => {
        if (failing) {
          throw new Error('not yet');
        }
      },
      onError: (key, error) => errors.push(`${key}: ${error}`),
    });
    queue.add('a');
    await queue.idle();
    timers[0].run();
    await queue.idle();
    failing = false;
    timers[1].run();
    await queue.idle();
    failing = true;
    queue.add('a');
    await queue.idle();
    expect(timers.map(timer => timer.ms)).toEqual([20, 40, 20]);
    expect(errors).toEqual(Array(3).fill('a: Error: not yet'));
  });

  it('stops after the work under way and drops what waits', async () => {
    const { clock, timers } = heldClock();
    const seen: string[] = [];
    let release = () => {};
    const queue = new WorkQueue({
      clock,
      concurrency: 1,
      work: key => {
        seen.push(key);
        return new Promise<void>(resolve => {
          release = resolve;
        });
      },
    });
    queue.add('a');
    queue.add('b');
    queue.addAfter('c', 1000);
    await new Promise(resolve => setImmediate(resolve));
    const stopping = queue.stop();
    release();
    await stopping;
    queue.add('d');
    expect(seen).toEqual(['a']);
    expect(timers.every(timer => timer.cancelled)).toBe(true);
  });
});
