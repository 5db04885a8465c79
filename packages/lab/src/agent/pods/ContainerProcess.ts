import { ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import type { ContainerStatus } from 'dapr-vcluster-kube-sim/controller-runtime';
import { isEqual } from 'lodash';
import type { MemoryCgroup } from '../../processes/memory';
import { backoff } from './backoff';
import { ContainerCommand, ContainerOptions } from './ContainerOptions';
import { isHealthy } from './probes';
import { Liveness } from './Liveness';
import { Refusal } from './Refusal';
import { hasEnded, terminate } from './terminate';
import { terminated } from './termination';

/** The part of a container's status that its process decides. */
export type ProcessStatus = Pick<
  ContainerStatus,
  'ready' | 'started' | 'restartCount' | 'state' | 'lastState'
>;

/** Where the log of the run before is: each run has its own. */
export const previousLog = (path: string) => `${path}.previous`;

const PROBE_EVERY_MS = 500;
const TRY_AGAIN_MS = 1_000;
const STOP_PATIENCE_MS = 2_000;
/** Longer than daprd takes to shut down. */
const UNWELL_PATIENCE_MS = 10_000;

/** A real process in the place of one container: started, probed, and restarted with growing pauses. */
export class ContainerProcess {
  #child?: ChildProcess;
  #timer?: NodeJS.Timeout;
  #cgroup?: MemoryCgroup;
  #killsBefore = 0;
  #stopped = false;
  #runningSince = 0;
  #refusals = 0;
  #runs = 0;
  #status: ProcessStatus = {
    ready: false,
    started: false,
    restartCount: 0,
    state: { waiting: { reason: 'ContainerCreating' } },
    lastState: {},
  };
  readonly logPath: string;
  readonly #options: ContainerOptions;

  constructor(logPath: string, options: ContainerOptions) {
    this.logPath = logPath;
    this.#options = options;

    this.#try();
  }

  get status(): ProcessStatus {
    return this.#status;
  }

  /** Ends the process, forcibly when it does not go within two seconds; its log stays. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    if (this.#child) {
      await terminate(this.#child, STOP_PATIENCE_MS);
    }
    await this.#cgroup?.remove();
  }

  /** Drops the logs of a container that was stopped. */
  dropLogs(): void {
    rmSync(this.logPath, { force: true });
    rmSync(previousLog(this.logPath), { force: true });
  }

  async #try() {
    try {
      const command = await this.#options.prepare(this.#refusals);
      this.#refusals = 0;
      if (!this.#stopped) {
        this.#start(command);
      }
    } catch (error) {
      if (this.#stopped) {
        return;
      }
      if (error instanceof Refusal) {
        const { reason, message } = error;
        this.#refusals += 1;
        this.#set({ state: { waiting: { reason, message } } });
      } else {
        this.#options.failed(error);
      }
      this.#timer = setTimeout(() => this.#try(), TRY_AGAIN_MS);
    }
  }

  #start(command: ContainerCommand) {
    if (existsSync(this.logPath)) {
      renameSync(this.logPath, previousLog(this.logPath));
    }
    const log = openSync(this.logPath, 'a', 0o600);
    const { limit } = command;
    this.#cgroup =
      limit === undefined ? undefined : this.#options.limitTo(limit);
    this.#killsBefore = this.#cgroup?.kills() ?? 0;
    const [program, args] = this.#cgroup?.enter(
      command.program,
      command.args,
    ) ?? [command.program, command.args];
    const child = spawn(program, args, {
      cwd: command.cwd,
      env: { PATH: process.env.PATH ?? '', ...command.env },
      stdio: ['ignore', log, log],
      // A group of its own, by which whoever comes after this process can end it.
      detached: true,
    });
    closeSync(log);
    this.#child = child;
    this.#runningSince = Date.now();
    if (child.pid !== undefined) {
      this.#options.started(child.pid);
    }
    this.#set({
      ready: false,
      started: true,
      restartCount: this.#runs++,
      state: { running: { startedAt: new Date().toISOString() } },
    });
    child.once('error', () => this.#ended(127, null));
    child.once('exit', (code, signal) => this.#ended(code, signal));
    const { healthUrl, liveness } = command;
    this.#probeLater(
      healthUrl,
      liveness && new Liveness(liveness, this.#runningSince),
    );
  }

  #ended(code: number | null, signal: NodeJS.Signals | null) {
    clearTimeout(this.#timer);
    if (this.#stopped) {
      return;
    }
    const ending = terminated({
      code,
      signal,
      outOfMemory: (this.#cgroup?.kills() ?? 0) > this.#killsBefore,
      startedAt: this.#runningSince,
    });
    const gone = { ready: false, started: false };
    if (!this.#options.isRestarted(ending.exitCode)) {
      this.#set({ ...gone, state: { terminated: ending } });
      return;
    }
    const pause = backoff(this.#runs);
    const message = `back-off ${pause / 1000}s restarting failed container`;
    this.#set({
      ...gone,
      lastState: { terminated: ending },
      state:
        pause === 0
          ? { terminated: ending }
          : { waiting: { reason: 'CrashLoopBackOff', message } },
    });
    this.#timer = setTimeout(() => this.#try(), pause);
  }

  #probeLater(healthUrl: string, liveness?: Liveness) {
    this.#timer = setTimeout(async () => {
      const child = this.#child;
      const ready = await isHealthy(healthUrl);
      const failed = await liveness?.hasFailed(ready);
      if (this.#stopped || child !== this.#child || !child || hasEnded(child)) {
        return;
      }
      if (ready !== this.#status.ready) {
        this.#set({ ready });
      }
      if (failed) {
        // Its end is seen as any other is.
        await terminate(child, UNWELL_PATIENCE_MS);
      } else {
        this.#probeLater(healthUrl, liveness);
      }
    }, PROBE_EVERY_MS);
  }

  #set(change: Partial<ProcessStatus>) {
    const status = { ...this.#status, ...change };
    if (isEqual(status, this.#status)) {
      return;
    }
    this.#status = status;
    this.#options.changed();
  }
}
