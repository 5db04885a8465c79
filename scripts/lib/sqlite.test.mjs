import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingBuildTools } from './sqlite.mjs';

test('names every build tool that a machine lacks', () => {
  assert.deepEqual(missingBuildTools({ PATH: '/nonexistent' }), [
    'a C++ compiler',
    'make',
    'Python 3',
  ]);
});
