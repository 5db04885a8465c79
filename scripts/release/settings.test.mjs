import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ROOT } from '../lib/paths.mjs';
import { parseSettings, readSettings } from './settings.mjs';

test('the settings of this repository are valid', () => {
  assert.match(readSettings(ROOT).repository, /^https:\/\//);
});

for (const [settings, message] of [
  [{ scope: 'acme', repository: 'https://a.b' }, /scope is "acme"/],
  [{ scope: '', repository: 'git@a.b:c' }, /repository is "git@a\.b:c"/],
  [{ scope: '', repository: 'https://a.b/' }, /without a slash/],
  [{ scope: '' }, /repository is undefined/],
  [{ scope: '', repository: 'https://a.b', x: 1 }, /the key "x"/],
]) {
  test(`refuses ${JSON.stringify(settings)}`, () => {
    assert.throws(() => parseSettings(JSON.stringify(settings)), message);
  });
}
