import { KubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { createRedactor } from 'backstage-plugin-dapr-vcluster-node/redaction';
import { LogTarget } from './source/LogTargets';
import { readLog } from './readLog';

const LINE = `${'x'.repeat(16 * 1024)}\n`;

/** A container whose lines are long; notes how many were asked for, and how many bytes were read. */
function longLines() {
  const asked: number[] = [];
  let read = 0;
  const client: Partial<KubeClient> = {
    stream: async path => {
      const count = Number(
        new URL(path, 'http://h').searchParams.get('tailLines'),
      );
      asked.push(count);
      return (async function* lines() {
        for (let line = count; line > 0; line--) {
          const chunk = Buffer.from(`${line} ${LINE}`);
          read += chunk.length;
          yield chunk;
        }
      })();
    },
  };
  const target: LogTarget = {
    client: client as KubeClient,
    host: 'sandbox',
    pod: { namespace: 'vcluster-a', name: 'p' },
    container: 'app',
    secrets: { redact: createRedactor() },
    own: {
      namespace: 'vcluster-a',
      uid: 'u',
      secrets: [],
      values: [],
      unreadable: [],
    },
    head: {
      container: 'app',
      containers: [],
      observedAt: '2026-11-21T00:00:00Z',
      redaction: 'patterns-and-values',
    },
  };
  return { target, asked, bytes: () => read };
}

const { signal } = new AbortController();

it('stops at its limit and requests fewer lines, so that the newest are not lost', async () => {
  const { target, asked, bytes } = longLines();
  const log = await readLog(target, { tailLines: 5_000 }, signal);
  expect(asked).toEqual([5_000, 500]);
  expect(bytes()).toBeLessThan(17 * 1024 * 1024);
  expect(log.truncated).toBe(true);
  expect(log.lines.at(-1)?.text).toMatch(/^1 x/);
  const size = log.lines.reduce((sum, { text }) => sum + text.length, 0);
  expect(size).toBeLessThanOrEqual(512 * 1024);
});

it('sends one request when the lines fit', async () => {
  const { target, asked } = longLines();
  const { lines } = await readLog(target, { tailLines: 10 }, signal);
  expect(asked).toEqual([10]);
  expect(lines).toHaveLength(10);
});
