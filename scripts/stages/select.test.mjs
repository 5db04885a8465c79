import assert from 'node:assert/strict';
import { test } from 'node:test';
import { selectStages } from './select.mjs';
import { STAGES } from './index.mjs';

const names = flags => selectStages(flags).map(stage => stage.name);

test('all stages, only some, or all but some', () => {
  assert.deepEqual(
    names({}),
    STAGES.map(({ name }) => name),
  );
  assert.deepEqual(names({ only: 'unit, types' }), ['unit', 'types']);
  assert.deepEqual(names({ only: 'unit,types', skip: 'unit' }), ['types']);
  assert.ok(!names({ skip: 'browser' }).includes('browser'));
});

test('says which stages there are', () => {
  assert.throws(
    () => names({ only: 'units' }),
    /--only names "units"; the stages are format, /,
  );
});
