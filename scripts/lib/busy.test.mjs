import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startBusyLoops } from './busy.mjs';
import { waitFor } from './wait.mjs';

const module = fileURLToPath(new URL('./busy.mjs', import.meta.url));

function temporaryFolder(t) {
  const dir = mkdtempSync(join(tmpdir(), 'busy-'));
  t.after(() => rmSync(dir, { recursive: true }));
  return dir;
}

test('starts the number of loops, and stops them', async t => {
  const loops = startBusyLoops(2, temporaryFolder(t));
  assert.equal(loops.length, 2);
  await Promise.all(loops.map(loop => loop.stop()));
  for (const { exited } of loops) {
    assert.equal((await exited).stopped, true);
  }
});

test('a loop ends when its parent is killed', async t => {
  const dir = temporaryFolder(t);
  const parent = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { startBusyLoops } from ${JSON.stringify(module)};
       const [loop] = startBusyLoops(1, ${JSON.stringify(dir)});
       console.log(loop.pid);`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [text] = await new Promise(resolve =>
    parent.stdout.once('data', (...data) => resolve(data)),
  );
  parent.kill('SIGKILL');
  const hasEnded = async () => {
    try {
      process.kill(Number(text), 0);
      return false;
    } catch (error) {
      return error.code === 'ESRCH';
    }
  };
  await waitFor(hasEnded, { what: 'The end of the loop', timeoutMs: 10_000 });
});
