import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../lib/paths.mjs';
import { compatibilityTables } from './compatibility.mjs';
import { chooseRelease } from './releases.mjs';

const PAGE = join(ROOT, 'docs/compatibility.md');
const DATA = new URL('./compatibility.data.json', import.meta.url);
const MARKED = /(<!-- tables -->\n\n)[^<]*(\n\n<!-- end -->)/;

// UPDATE_DOCS=1 writes the tables.
test('docs/compatibility.md has the tables of the data', () => {
  const page = readFileSync(PAGE, 'utf8');
  assert.match(page, MARKED);
  const tables = compatibilityTables(JSON.parse(readFileSync(DATA, 'utf8')));
  const expected = page.replace(
    MARKED,
    (_, start, end) => `${start}${tables}${end}`,
  );
  if (process.env.UPDATE_DOCS) {
    writeFileSync(PAGE, expected);
  }
  assert.equal(readFileSync(PAGE, 'utf8'), expected);
});

test('a release is chosen by its version, the newest known one without', () => {
  assert.equal(chooseRelease('1.53.0').createApp, '0.9.0');
  assert.equal(chooseRelease('1.53.0').oldest, true);
  assert.equal(chooseRelease('1.54.0').oldest, false);
  assert.equal(chooseRelease(undefined).oldest, false);
  assert.equal(chooseRelease(undefined).newest, false);
  assert.equal(chooseRelease('newest').newest, true);
  assert.throws(
    () => chooseRelease('1.51.0'),
    /--backstage is "1\.51\.0"; known releases: 1\.55\.0, .*newest/,
  );
});
