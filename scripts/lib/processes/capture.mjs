import { spawn } from 'node:child_process';
import { Failure } from '../failure.mjs';

const EVIDENCE_LINES = 15;

/**
 * The last lines of a text.
 *
 * @param {string} text
 * @param {number} [count]
 * @returns {string[]}
 */
export const lastLinesOf = (text, count = EVIDENCE_LINES) =>
  text.trimEnd().split('\n').slice(-count);

/**
 * Runs a command to its end and returns what it printed on standard output.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, input?: string}} [options]
 * @returns {Promise<string>}
 * @throws Failure with the command's name and its last lines when it fails or is not there
 */
export function capture(command, args, { cwd, env, input = '' } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
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
      reject(new Failure(`${command} cannot be run: ${error.message}`)),
    );
    child.on('close', code =>
      code === 0
        ? resolve(out)
        : reject(
            new Failure(
              `${command} ${args[0] ?? ''} failed with code ${code}`,
              lastLinesOf(all),
            ),
          ),
    );
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
