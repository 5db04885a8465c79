import { join } from 'node:path';
import { TestProcess } from './TestProcess';

// eslint-disable-next-line no-restricted-syntax -- there is no production build
const FILE = join(__dirname, '__testUtils__/answering.ts');

describe('a process of a test', () => {
  const started: TestProcess[] = [];
  const start = () => {
    const one = TestProcess.start(FILE);
    started.push(one);
    return one;
  };
  afterAll(() => Promise.all(started.map(each => each.kill())));

  it('answers, fails with its own error, and goes on', async () => {
    const one = start();
    expect(await one.ask({ say: 'hello' })).toEqual({ heard: 'hello' });
    expect(await one.ask({ say: 'nothing' })).toBe(null);
    await expect(one.ask({ say: 'fail' })).rejects.toThrow('it has failed');
    expect(await one.ask({ say: 'again' })).toEqual({ heard: 'again' });
    expect(one.isAlive).toBe(true);
  });

  it('is named with its last words when it ends instead', async () => {
    const one = start();
    await expect(one.ask({ say: 'end' })).rejects.toThrow('last words');
    expect(one.isAlive).toBe(false);
    await expect(one.ask({ say: 'hello' })).rejects.toThrow('has ended');
  });

  it('is killed, suspended or not', async () => {
    const one = start();
    await one.ask({ say: 'hello' });
    one.suspend(true);
    await one.kill();
    expect(one.isAlive).toBe(false);
    await one.kill();
  });
});
