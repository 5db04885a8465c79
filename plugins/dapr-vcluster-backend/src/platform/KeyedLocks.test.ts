import { KeyedLocks } from './KeyedLocks';

/** A promise and what settles it. */
function deferred() {
  let resolve!: () => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

describe('KeyedLocks', () => {
  it('runs work for one key in order and tells the second that the first succeeded', async () => {
    const locks = new KeyedLocks();
    const first = deferred();
    const seen: string[] = [];
    const one = locks.run('a', async waited => {
      seen.push(`one ${waited}`);
      await first.promise;
      seen.push('one ended');
    });
    const two = locks.run('a', async waited => {
      seen.push(`two ${waited}`);
    });
    await locks.run('b', async waited => {
      seen.push(`other key ${waited}`);
    });
    expect(seen).toEqual(['one false', 'other key false']);
    first.resolve();
    await Promise.all([one, two]);
    expect(seen.slice(2)).toEqual(['one ended', 'two true']);
  });

  it('goes on after a failure, which counts as nothing done', async () => {
    const locks = new KeyedLocks();
    const first = deferred();
    const one = locks.run('a', () => first.promise);
    const two = locks.run('a', async waited => waited);
    first.reject(new Error('failed'));
    await expect(one).rejects.toThrow('failed');
    await expect(two).resolves.toBe(false);
    await expect(locks.run('a', async waited => waited)).resolves.toBe(false);
  });
});
