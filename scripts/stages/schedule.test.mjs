import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { runSideBySide } from './schedule.mjs';

/** Runs stages whose end the test decides. */
function start(stages, available) {
  const ends = new Map();
  const done = runSideBySide(
    stages,
    available,
    ({ name }) => new Promise(resolve => ends.set(name, resolve)),
  );
  return {
    done,
    running: () => [...ends.keys()],
    async end(name) {
      ends.get(name)();
      ends.delete(name);
      await turn();
    },
  };
}

test('fills the cores in the order of the list', async () => {
  const stages = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];
  const { done, running, end } = start(stages, 2);
  assert.deepEqual(running(), ['a', 'b']);
  await end('b');
  assert.deepEqual(running(), ['a', 'c']);
  await end('a');
  await end('c');
  await done;
});

test('a stage for which there is no room lets a smaller one go first', async () => {
  const stages = [
    { name: 'small' },
    { name: 'large', cores: available => available },
    { name: 'other' },
  ];
  const { done, running, end } = start(stages, 2);
  assert.deepEqual(running(), ['small', 'other']);
  await end('small');
  assert.deepEqual(running(), ['other']);
  await end('other');
  assert.deepEqual(running(), ['large']);
  await end('large');
  await done;
});

test('a stage that needs the machine for itself runs with no other', async () => {
  const stages = [{ name: 'a' }, { name: 'bench', alone: true }];
  const { done, running, end } = start(stages, 8);
  assert.deepEqual(running(), ['a']);
  await end('a');
  assert.deepEqual(running(), ['bench']);
  await end('bench');
  await done;
});

test('a stage waits for those it comes after, if they were chosen', async () => {
  const browser = { name: 'browser', after: ['demo'] };
  const both = start([{ name: 'demo' }, browser], 4);
  assert.deepEqual(both.running(), ['demo']);
  await both.end('demo');
  assert.deepEqual(both.running(), ['browser']);
  await both.end('browser');
  await both.done;
  const alone = start([browser], 4);
  assert.deepEqual(alone.running(), ['browser']);
  await alone.end('browser');
  await alone.done;
});

test('runs one stage after the other on a single core', async () => {
  const stages = [{ name: 'a', cores: () => 2 }, { name: 'b' }];
  const { done, running, end } = start(stages, 1);
  assert.deepEqual(running(), ['a']);
  await end('a');
  assert.deepEqual(running(), ['b']);
  await end('b');
  await done;
});
