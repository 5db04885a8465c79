import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkDeclarations } from './declarations.mjs';

const OURS =
  "node_modules/a/dist/index.d.ts(1,10): error TS2305: Module '\"b\"' has no exported member 'X'.";
const THEIRS =
  "node_modules/b/dist/index.d.ts(1,1): error TS2304: Cannot find name 'Y'.";

function app(t, output) {
  const root = mkdtempSync(join(tmpdir(), 'dapr-vcluster-declarations-'));
  t.after(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'node_modules/a/dist/sub'), { recursive: true });
  for (const file of ['index.d.ts', 'index.js', 'sub/index.d.ts']) {
    writeFileSync(join(root, 'node_modules/a/dist', file), '');
  }
  const log = join(root, 'log');
  const tsc = async project => {
    writeFileSync(log, output ?? '');
    const { files } = JSON.parse(readFileSync(join(root, project), 'utf8'));
    assert.deepEqual(files.sort(), [
      'node_modules/a/dist/index.d.ts',
      'node_modules/a/dist/sub/index.d.ts',
    ]);
    if (output !== undefined) {
      throw new Error('exit code 1');
    }
  };
  return { root, names: ['a'], tsc, log };
}

test('declarations without errors are counted', async t => {
  assert.equal(await checkDeclarations(app(t)), 2);
});

test('an error in a package of ours is named, one of another package is not ours', async t => {
  await assert.rejects(
    checkDeclarations(app(t, `${THEIRS}\n${OURS}\n`)),
    error => error.evidence.length === 1 && error.evidence[0] === OURS,
  );
  assert.equal(await checkDeclarations(app(t, THEIRS)), 2);
});

test('a compiler that does not run is an error', async t => {
  await assert.rejects(checkDeclarations(app(t, 'killed')), /exit code 1/);
});
