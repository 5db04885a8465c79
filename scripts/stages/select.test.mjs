import assert from 'node:assert/strict';
import { test } from 'node:test';
import { busyLoops, selectStages } from './select.mjs';
import { STAGES } from './index.mjs';

const names = flags => selectStages(flags).map(stage => stage.name);

test('all stages, only some, or all but some', () => {
  assert.deepEqual(
    names({}),
    STAGES.map(({ name }) => name).filter(name => name !== 'portals'),
  );
  assert.deepEqual(names({ only: 'portals' }), ['portals']);
  assert.deepEqual(names({ only: 'unit, types' }), ['unit', 'types']);
  assert.deepEqual(names({ only: 'unit,types', skip: 'unit' }), ['types']);
  assert.ok(!names({ skip: 'browser' }).includes('browser'));
});

test('says which stages there are', () => {
  assert.throws(
    () => names({ only: 'units' }),
    /--only names "units"; the stages are unit, format, /,
  );
});

test('reads how many busy loops to start', () => {
  assert.equal(busyLoops({}), 0);
  assert.equal(busyLoops({ busy: '4' }), 4);
  assert.throws(() => busyLoops({ busy: 'many' }), /--busy is "many"/);
  assert.throws(() => busyLoops({ busy: '1000' }), /at most 64/);
});
