import { ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import type { ContainerStatus } from 'dapr-vcluster-sandbox';
import { backoff } from './backoff';

/** What to run in the place of a container. */
export type ContainerCommand = {
  program: string;
  args: string[];
  env: Record<string, string>;
  cwd: string;
  /** Answers 2xx once the container is ready. */
  healthUrl: string;
};

/** The part of a container's status that its process decides. */
export type ProcessStatus = Pick<
  ContainerStatus,
  'ready' | 'started' | 'restartCount' | 'state' | 'lastState'
>;

/** Where the log of the run before is: each run has its own. */
export const previousLog = (path: string) => `${path}.previous`;

const PROBE_EVERY_MS = 500;
const PROBE_PATIENCE_MS = 1000;

/** A real process in the place of one container: started, probed, and restarted with growing pauses. */
export class ContainerProcess {
  #child?: ChildProcess;
  #timer?: NodeJS.Timeout;
  #stopped = false;
  #runningSince = 0;
  #status: ProcessStatus = {
    ready: false,
    started: false,
    restartCount: 0,
    state: { waiting: { reason: 'ContainerCreating' } },
    lastState: {},
  };

  constructor(
    private readonly command: ContainerCommand,
    readonly logPath: string,
    private readonly options: {
      started: (pid: number) => void;
      changed: () => void;
    },
  ) {
    this.#start();
  }

  get status(): ProcessStatus {
    return this.#status;
  }

  /** Ends the process, forcibly when it does not go within two seconds, and drops its log. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (child?.exitCode === null && child.signalCode === null) {
      const ended = new Promise(resolve => child.once('exit', resolve));
      child.kill('SIGTERM');
      const forced = setTimeout(() => child.kill('SIGKILL'), 2000);
      await ended;
      clearTimeout(forced);
    }
    rmSync(this.logPath, { force: true });
    rmSync(previousLog(this.logPath), { force: true });
  }

  #start() {
    const { program, args, env, cwd } = this.command;
    if (existsSync(this.logPath))
      renameSync(this.logPath, previousLog(this.logPath));
    const log = openSync(this.logPath, 'a', 0o600);
    const child = spawn(program, args, {
      cwd,
      env: { PATH: process.env.PATH ?? '', ...env },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.#child = child;
    this.#runningSince = Date.now();
    if (child.pid !== undefined) this.options.started(child.pid);
    this.#set({
      ready: false,
      started: true,
      state: { running: { startedAt: new Date().toISOString() } },
    });
    child.once('error', () => this.#ended(127, null));
    child.once('exit', (code, signal) => this.#ended(code, signal));
    this.#probeLater();
  }

  #ended(code: number | null, signal: NodeJS.Signals | null) {
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    const exitCode = code ?? (signal === 'SIGKILL' ? 137 : 143);
    const terminated = {
      exitCode,
      reason: exitCode === 0 ? 'Completed' : 'Error',
      startedAt: new Date(this.#runningSince).toISOString(),
      finishedAt: new Date().toISOString(),
    };
    const restart = this.#status.restartCount + 1;
    const pause = backoff(restart);
    this.#set({
      ready: false,
      started: false,
      lastState: { terminated },
      state:
        pause === 0
          ? { terminated }
          : {
              waiting: {
                reason: 'CrashLoopBackOff',
                message: `back-off ${
                  pause / 1000
                }s restarting failed container`,
              },
            },
    });
    this.#timer = setTimeout(() => {
      this.#set({ restartCount: restart });
      this.#start();
    }, pause);
  }

  #probeLater() {
    this.#timer = setTimeout(async () => {
      const child = this.#child;
      const ready = await isHealthy(this.command.healthUrl);
      if (this.#stopped || child !== this.#child || child?.exitCode !== null)
        return;
      if (ready !== this.#status.ready) this.#set({ ready });
      this.#probeLater();
    }, PROBE_EVERY_MS);
  }

  #set(change: Partial<ProcessStatus>) {
    this.#status = { ...this.#status, ...change };
    this.options.changed();
  }
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, {
      signal: AbortSignal.timeout(PROBE_PATIENCE_MS),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
