import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './paths.mjs';

const IMPORT =
  /^(?:import|export)\s(?:[^'";]*?\sfrom\s)?'([^']+)'|createRequire\([^)]*\)\(\s*'([^']+)'\)/gm;

const { scripts } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
);

/** Scripts behind commands; a clone has no packages when they start. */
const COMMANDS = Object.entries(scripts).flatMap(([command, line]) => {
  const [, file] = /^node (scripts\/\S+)$/.exec(line) ?? [];
  return file ? [{ command, file }] : [];
});

/** Packages that a file needs before its first line runs, itself and by what it imports. */
function packagesOf(file, seen = new Set()) {
  if (seen.has(file)) {
    return [];
  }
  seen.add(file);
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)]
    .map(([, imported, required]) => imported ?? required)
    .flatMap(name =>
      name.startsWith('.') ? packagesOf(join(dirname(file), name), seen) : name,
    )
    .filter(name => !/^node:/.test(name) && !builtinModules.includes(name));
}

for (const { command, file } of COMMANDS) {
  test(`npm run ${command} starts in a clone without packages`, () => {
    assert.deepEqual(packagesOf(join(ROOT, file)), []);
  });
}

test('packages are found through other files', () => {
  const file = join(ROOT, 'scripts/install-test/installation.mjs');
  assert.ok(packagesOf(file).includes('@playwright/test'));
});
