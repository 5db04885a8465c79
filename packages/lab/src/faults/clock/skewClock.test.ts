import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { CAN_SKEW, skewClock } from './skewClock';

const HOURS = 6;

const TELL_TIME = `
  require('readline').createInterface({ input: process.stdin }).on('line', () =>
    console.log(JSON.stringify({ date: Date.now(), elapsed: performance.now() })));
`;

// Writing into another process needs the rights that the lab needs too.
const maySkew = CAN_SKEW && process.getuid?.() === 0;

(maySkew ? describe : describe.skip)('skewClock', () => {
  it('moves the time of day and no other clock', async () => {
    const child = spawn(process.execPath, ['-e', TELL_TIME]);
    const lines = createInterface({ input: child.stdout });
    const ask = async () => {
      const line = once(lines, 'line');
      child.stdin.write('\n');
      const [text] = await line;
      const { date, elapsed } = JSON.parse(text);
      return { hours: (date - Date.now()) / 3_600_000, elapsed };
    };
    const put = async (hours: number) => {
      for (let done = false; !done; ) {
        child.kill('SIGSTOP');
        done = skewClock(child.pid!, hours * 3_600);
        child.kill('SIGCONT');
      }
      return ask();
    };
    try {
      const { hours, elapsed } = await ask();
      expect(hours).toBeCloseTo(0);
      const ahead = await put(HOURS);
      expect(ahead.hours).toBeCloseTo(HOURS);
      expect(ahead.elapsed - elapsed).toBeLessThan(60_000);
      expect((await put(-HOURS)).hours).toBeCloseTo(-HOURS);
      expect((await put(0)).hours).toBeCloseTo(0);
    } finally {
      child.kill('SIGKILL');
      await once(child, 'close');
    }
  });
});
