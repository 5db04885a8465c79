import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withScope } from './scope.mjs';

const NAMES = ['plugin-a', 'plugin-a-common'];
const scoped = text => withScope(text, { names: NAMES, scope: '@acme' });

test('names of packages get the scope once, with and without an entry point', () => {
  assert.equal(
    scoped("require('plugin-a'); import('plugin-a-common/rules');"),
    "require('@acme/plugin-a'); import('@acme/plugin-a-common/rules');",
  );
  assert.equal(scoped(scoped('"plugin-a"')), '"@acme/plugin-a"');
});

test('other names stay as they are', () => {
  const text = 'my-plugin-a plugin-ab @other/plugin-a plugin-a-common2';
  assert.equal(scoped(text), text);
});

test('without a scope, nothing changes', () => {
  assert.equal(withScope('plugin-a', { names: NAMES, scope: '' }), 'plugin-a');
});
