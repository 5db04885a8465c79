import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { test } from 'node:test';

const MODULE = new URL('./temporary-folder.mjs', import.meta.url).href;

/** Runs statements with a folder; returns its path, which the process prints first. */
function pathAfter(statements) {
  const { stdout } = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { temporaryFolder } from '${MODULE}';
       import { spawn } from 'node:child_process';
       const folder = temporaryFolder('dapr-vcluster-test-');
       process.stdout.write(folder.path);
       ${statements}`,
    ],
    { encoding: 'utf8' },
  );
  assert.match(stdout, /dapr-vcluster-test-/);
  return stdout;
}

test('a temporary folder is removed when the process ends', () => {
  assert.equal(existsSync(pathAfter('process.exit(130);')), false);
  assert.equal(existsSync(pathAfter('throw new Error();')), false);
  assert.equal(existsSync(pathAfter('folder.remove();')), false);
});

test('a temporary folder is removed while somebody still writes into it', () => {
  const writer = `
    const { mkdirSync } = require('node:fs');
    const end = Date.now() + 500;
    for (let at = 0; Date.now() < end; at++) {
      mkdirSync(process.argv[1] + '/' + at);
      if (at === 0) process.stdout.write('begun');
    }`;
  const path = pathAfter(`
    const child = spawn(
      process.execPath,
      ['--eval', ${JSON.stringify(writer)}, folder.path],
      { stdio: ['ignore', 'pipe', 'ignore'], detached: true },
    );
    child.stdout.once('data', () => process.exit(0));`);
  assert.equal(existsSync(path), false);
});

test('a temporary folder stays when it is kept', () => {
  const path = pathAfter('folder.keep();');
  assert.equal(existsSync(path), true);
  rmSync(path, { recursive: true });
});
