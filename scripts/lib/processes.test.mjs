import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Service, stopAll } from './processes.mjs';
import { run } from './run.mjs';
import { waitFor } from './wait.mjs';

const dir = mkdtempSync(join(tmpdir(), 'processes-'));
const module = fileURLToPath(new URL('./processes.mjs', import.meta.url));

after(async () => {
  await stopAll();
  rmSync(dir, { recursive: true });
});

const alive = pid => {
  try {
    process.kill(pid, 0);
    // A process that has ended but was not collected counts as ended.
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch (error) {
    return error.code === 'ENOENT' && process.platform !== 'linux';
  }
};

const ended = pid =>
  waitFor(async () => !alive(pid), { what: `${pid} ending`, timeoutMs: 5000 });

function nodeService(name, script, onLine) {
  return new Service({
    name,
    node: process.execPath,
    args: ['-e', script],
    cwd: dir,
    env: process.env,
    log: join(dir, `${name}.log`),
    onLine,
  });
}

test('stop ends the child and what the child started', async () => {
  let grandchild;
  const service = nodeService(
    'parent',
    `const { spawn } = require('node:child_process');
     const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
     console.log(child.pid);
     setInterval(() => {}, 1000);`,
    line => {
      grandchild = Number(line);
    },
  );
  await waitFor(async () => grandchild, { what: 'a pid', timeoutMs: 5000 });
  await service.stop();
  assert.equal((await service.exited).stopped, true);
  await ended(service.pid);
  await ended(grandchild);
});

test('a child that ends by itself says so, and its last lines are kept', async () => {
  const service = nodeService(
    'brief',
    'for (let i = 0; i < 100; i++) console.log(`line ${i}`); process.exitCode = 3',
  );
  assert.deepEqual(await service.exited, {
    code: 3,
    signal: null,
    stopped: false,
  });
  assert.deepEqual(service.tail(2), ['line 98', 'line 99']);
});

test('a failing command is one sentence with the log as evidence', async () => {
  await assert.rejects(
    run({
      sentence: 'The thing could not be done',
      name: 'thing',
      command: process.execPath,
      args: ['-e', 'console.error("because"); process.exit(1)'],
      cwd: dir,
      env: process.env,
      log: join(dir, 'thing.log'),
    }),
    error =>
      /could not be done \(exit code 1/.test(error.message) &&
      error.evidence.includes('because'),
  );
});

test('children end when their parent is killed without warning', async () => {
  const parent = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { Service } from ${JSON.stringify(module)};
       const service = new Service({
         name: 'orphan', node: process.execPath, cwd: '.', env: process.env,
         args: ['-e', 'console.log(1); setInterval(() => {}, 1000)'],
         log: ${JSON.stringify(join(dir, 'orphan.log'))},
         onLine: () => console.log(service.pid),
       });`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [chunk] = await new Promise(resolve =>
    parent.stdout.once('data', (...args) => resolve(args)),
  );
  const pid = Number(chunk);
  assert.equal(alive(pid), true);
  parent.kill('SIGKILL');
  await ended(pid);
});
