import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { unavailable } from '../../../platform/errors';

/** What one run of Helm gave. */
export type HelmResult = { code: number; stdout: string; stderr: string };

/** How to run it. */
export type HelmRun = {
  command: string;
  args: string[];
  timeoutSeconds: number;
  /** Takes every line as it is printed. */
  log?: (line: string) => void;
};

/** Nothing else of the portal's environment is Helm's business; it holds secrets. */
const PASSED_ON = ['PATH', 'HOME', 'HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY'];
const GRACE_MS = 5_000;

/**
 * Runs Helm to its end, without a shell. It is asked to end when the time is up, and killed when it does not.
 *
 * @throws ServiceUnavailableError when the program is not there or the time is up.
 */
export async function runHelm(run: HelmRun): Promise<HelmResult> {
  const { command, args, timeoutSeconds, log } = run;
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: Object.fromEntries(
      PASSED_ON.flatMap(name =>
        process.env[name] === undefined ? [] : [[name, process.env[name]]],
      ),
    ),
  });
  let timedOut = false;
  let killTimer: NodeJS.Timeout | undefined;
  const timer = setTimeout(() => {
    timedOut = true;
    child.kill('SIGTERM');
    killTimer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  }, timeoutSeconds * 1000);
  const collect = (stream: NodeJS.ReadableStream) => {
    const lines: string[] = [];
    createInterface({ input: stream }).on('line', line => {
      lines.push(line);
      log?.(line);
    });
    return lines;
  };
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', exit => resolve(exit ?? 1));
    });
    if (timedOut) {
      throw tooSlow(args[0], timeoutSeconds);
    }
    return { code, stdout: stdout.join('\n'), stderr: stderr.join('\n') };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EACCES') {
      throw notThere(command);
    }
    throw error;
  } finally {
    clearTimeout(timer);
    clearTimeout(killTimer);
  }
}

function notThere(command: string) {
  return unavailable(
    `The program "${command}" is not there or may not be run`,
    {
      fix: "Install Helm 3.13 or newer on the portal's machine, or give its path as daprVcluster.helm.command.",
    },
  );
}

function tooSlow(what: string, seconds: number) {
  return unavailable(
    `helm ${what} was ended: it took longer than ${seconds} s`,
    {
      fix: "Check that the host's API server and the chart repository answer, or raise daprVcluster.helm.timeoutSeconds; then try again.",
    },
  );
}
