import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs a program inside the lab's network namespace and returns what it printed. */
export async function insideLab(namespace, program, args, env = {}) {
  const { stdout } = await run(
    'ip',
    ['netns', 'exec', namespace, program, ...args],
    { env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 },
  );
  return stdout;
}
