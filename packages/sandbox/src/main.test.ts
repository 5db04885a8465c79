import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

jest.setTimeout(180_000);

const TRANSFORM = require.resolve('@backstage/cli/config/nodeTransform.cjs');

function run(...args: string[]) {
  // The test runner's own Node options would not suit the process.
  const env = { ...process.env, NODE_OPTIONS: '' };
  const child = spawn(
    process.execPath,
    ['--require', TRANSFORM, join(__dirname, 'main.ts'), ...args],
    { env },
  );
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', chunk => {
    output.stdout += chunk;
  });
  child.stderr.on('data', chunk => {
    output.stderr += chunk;
  });
  const ended = new Promise<number | null>(resolve => {
    child.on('exit', resolve);
  });
  const announced = new Promise<string>(resolve => {
    child.stdout.on(
      'data',
      () => output.stdout.includes('\n') && resolve(output.stdout),
    );
  });
  return { child, output, ended, announced };
}

it('announces itself in one line, stops at a signal and leaves its state', async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'sandbox-main-'));
  const { child, announced, ended, output } = run('--state-dir', stateDir);
  const line = JSON.parse(await announced);
  expect(line).toMatchObject({
    ready: true,
    kubeconfig: join(stateDir, 'kubeconfig.yaml'),
  });
  expect(line.hosts.sandbox).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(output.stdout.trim().split('\n')).toHaveLength(1);
  expect(existsSync(join(stateDir, 'state.json'))).toBe(true);
  rmSync(stateDir, { recursive: true });
});

it.each([
  [[], '--state-dir is missing; usage: main.ts --state-dir DIR [--port N]'],
  [
    ['--state-dir', '/nowhere', '--port', 'ten'],
    '--port "ten" is no port number',
  ],
])('refuses %j', async (args, message) => {
  const { ended, output } = run(...args);
  expect(await ended).toBe(1);
  expect(output.stderr).toContain(message);
});
