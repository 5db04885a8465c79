import { ManualClock } from '../clock/ManualClock';
import { WorkQueue } from './WorkQueue';

describe('WorkQueue', () => {
  it('runs a key once more when it is added while being worked on', async () => {
    const seen: string[] = [];
    const queue: WorkQueue = new WorkQueue({
      clock: new ManualClock(),
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
      clock: new ManualClock(),
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
    const clock = new ManualClock();
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
    clock.advance(20);
    await queue.idle();
    clock.advance(39);
    expect(errors).toHaveLength(2);
    failing = false;
    clock.advance(1);
    await queue.idle();
    expect(clock.pending).toBe(0);
    failing = true;
    queue.add('a');
    await queue.idle();
    clock.advance(20);
    await queue.idle();
    expect(errors).toEqual(Array(4).fill('a: Error: not yet'));
  });

  it('stops after the work under way and drops what waits', async () => {
    const clock = new ManualClock();
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
    expect(clock.pending).toBe(0);
  });
});
