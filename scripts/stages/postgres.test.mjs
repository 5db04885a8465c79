import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { databaseTests } from './postgres.mjs';

test('chooses the test files that use databases', t => {
  const dir = mkdtempSync(join(tmpdir(), 'database-tests-'));
  t.after(() => rmSync(dir, { recursive: true }));
  mkdirSync(join(dir, 'src/deep'), { recursive: true });
  const write = (name, text) => writeFileSync(join(dir, 'src', name), text);
  const uses = path => `import { testDatabases } from '${path}';\n`;
  write('deep/a.test.ts', uses('../../__testUtils__/testDatabases'));
  write('b.test.ts', uses('./__testUtils__/testDatabases'));
  write('c.test.ts', uses('./__testUtils__/until'));
  write('d.ts', uses('./__testUtils__/testDatabases'));
  assert.deepEqual(databaseTests(dir), ['src/b.test.ts', 'src/deep/a.test.ts']);
});

test('the ledger is one of them', () => {
  assert.ok(databaseTests().includes('src/savings/Ledger.test.ts'));
});
