import { spawn } from 'node:child_process';
import { LabError } from '../LabError';

/** Last lines of a text, for an error's evidence. */
export function tail(text: string, lines = 15): string {
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}

/**
 * Runs a command to its end and returns what it printed on standard output.
 *
 * @throws LabError with the command's name and its last lines when it fails or is not there.
 */
export function run(
  command: string,
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; input?: string } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let out = '';
    let all = '';
    child.stdout.on('data', chunk => {
      out += chunk;
      all += chunk;
    });
    child.stderr.on('data', chunk => {
      all += chunk;
    });
    child.on('error', error =>
      reject(new LabError(`${command} cannot be run: ${error.message}`)),
    );
    child.on('close', code =>
      code === 0
        ? resolve(out)
        : reject(
            new LabError(
              `${command} ${args[0] ?? ''} failed with code ${code}`,
              tail(all),
            ),
          ),
    );
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
  });
}
