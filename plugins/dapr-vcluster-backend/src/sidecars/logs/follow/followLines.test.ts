import { LogEvent } from 'backstage-plugin-dapr-vcluster-common';
import { createRedactor } from 'backstage-plugin-dapr-vcluster-node/redaction';
import { Allowance } from './Allowance';
import { followLines, FollowLinesOptions } from './followLines';
import { LineCleaner } from '../lines/LineCleaner';

const OPTIONS: FollowLinesOptions = {
  cleaner: new LineCleaner(createRedactor()),
  isWanted: () => true,
  allowance: new Allowance({ burst: 1_000_000, perSecond: 0 }),
  aliveMs: 10_000,
  refresh: async () => {},
};

it('reads no further than the lines that were taken', async () => {
  let read = 0;
  async function* endless() {
    for (;;) {
      yield Buffer.from(`line ${(read += 1)}\n`);
    }
  }
  const events = followLines(endless(), OPTIONS);
  await events.next();
  await events.next();
  await new Promise(resolve => setImmediate(resolve));
  expect(read).toBe(2);
});

it('sends keep-alive events while nothing is written', async () => {
  async function* silent(): AsyncGenerator<Buffer> {
    await new Promise(() => {});
    yield Buffer.of();
  }
  const events = followLines(silent(), { ...OPTIONS, aliveMs: 1 });
  expect((await events.next()).value).toEqual({ type: 'alive' });
  expect((await events.next()).value).toEqual({ type: 'alive' });
});

it('reports dropped lines before it ends', async () => {
  async function* twoLines() {
    yield Buffer.from('first\nsecond\n');
  }
  const all: LogEvent[] = [];
  for await (const event of followLines(twoLines(), {
    ...OPTIONS,
    allowance: new Allowance({ burst: 200, perSecond: 0 }),
  })) {
    all.push(event);
  }
  expect(all).toEqual([
    { type: 'lines', lines: [{ text: 'first' }] },
    { type: 'dropped', count: 1 },
  ]);
});
