import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { LabError } from '../LabError';
import { enter } from '../network/enter';
import { Identity, identityOf, isAlive, memoryOf, stopGroup } from './identity';
import { listenersOn } from './listenersOn';
import { run, tail } from './run';

/** A long-running program to start. */
export type Service = {
  name: string;
  command: string;
  args: string[];
  env?: Record<string, string>;
  /** Ports it listens on, which must be free before. */
  ports?: number[];
  /** Resolves to true once the program serves. */
  ready: () => Promise<boolean>;
  readyTimeoutMs?: number;
};

/** A started program as `status` shows it. */
export type ServiceState = {
  name: string;
  pid: number;
  running: boolean;
  memoryMb: number;
  log: string;
};

/**
 * Starts programs detached inside the lab's network namespace, remembers exactly which processes they are
 * (pid and start time, so that a reused pid is never taken for one of ours), and ends those and no others.
 */
export class Supervisor {
  readonly #started = new Map<string, Service>();
  readonly #stateDir: string;
  readonly namespace?: string;

  /** @param namespace where programs run; undefined when this process is inside it already */
  constructor(stateDir: string, namespace?: string) {
    this.#stateDir = stateDir;
    this.namespace = namespace;

    mkdirSync(join(stateDir, 'pids'), { recursive: true });
    mkdirSync(join(stateDir, 'logs'), { recursive: true });
  }

  logPath(name: string): string {
    return join(this.#stateDir, 'logs', `${name}.log`);
  }

  /**
   * Starts a program unless it runs already, and waits until it serves.
   *
   * @throws LabError naming the program and what to do, with its log's last lines, when a port of its is taken, when it
   *   ends, or when it does not serve in time.
   */
  async start(service: Service): Promise<void> {
    this.#started.set(service.name, service);
    const identity =
      this.#running(service.name) ?? (await this.#launchAlone(service));
    const deadline = Date.now() + (service.readyTimeoutMs ?? 60_000);
    while (!(await service.ready().catch(() => false))) {
      if (!isAlive(identity)) {
        throw this.#failure(service, 'ended before it served');
      }
      if (Date.now() > deadline) {
        throw this.#failure(service, 'runs but did not serve in time');
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }

  /** Starts again what was started by this object and has ended since; returns what that is. */
  revive(): string[] {
    const ended = [...this.#started.values()].filter(
      ({ name }) => this.#identity(name) && !this.#running(name),
    );
    ended.forEach(service => this.#launch(service));
    return ended.map(({ name }) => name);
  }

  async #launchAlone(service: Service): Promise<Identity> {
    const taken = await listenersOn(this, service.ports ?? []);
    if (taken) {
      throw new LabError(
        `Port ${taken.port}, which ${service.name} needs, is taken in the lab's network namespace by ${taken.by}: end that process and run the command again`,
      );
    }
    return this.#launch(service);
  }

  #launch(service: Service): Identity {
    const log = openSync(this.logPath(service.name), 'a', 0o600);
    const child = spawn(
      ...enter(this.namespace, service.command, service.args),
      {
        detached: true,
        stdio: ['ignore', log, log],
        env: {
          PATH: process.env.PATH ?? '',
          HOME: this.#stateDir,
          ...service.env,
        },
      },
    );
    closeSync(log);
    // A program that is not there has no pid, which is told below.
    child.on('error', () => {});
    if (child.pid === undefined) {
      throw new LabError(
        `${service.name} cannot be started: ${service.command} is not there`,
      );
    }
    child.unref();
    const identity = identityOf(child.pid);
    writeFileSync(this.#pidPath(service.name), JSON.stringify(identity));
    return identity;
  }

  /** Runs a program inside the namespace to its end. */
  run(program: string, args: string[], env?: NodeJS.ProcessEnv) {
    return run(...enter(this.namespace, program, args), { env });
  }

  /** A readiness check: an HTTP GET inside the namespace answers 2xx. */
  httpReady(url: string): () => Promise<boolean> {
    return async () => {
      await this.run('curl', ['-fsSk', '-o', '/dev/null', url]);
      return true;
    };
  }

  /** Ends a program, first politely. */
  async stop(name: string): Promise<void> {
    this.#started.delete(name);
    const identity = this.#identity(name);
    if (identity) {
      await stopGroup(identity);
    }
    rmSync(this.#pidPath(name), { force: true });
  }

  /** Ends everything that was started: those named first in that order, the rest at once. */
  async stopAll(first: string[] = []): Promise<void> {
    for (const name of first) {
      await this.stop(name);
    }
    await Promise.all(this.states().map(({ name }) => this.stop(name)));
  }

  /** What was started and whether it still runs. */
  states(): ServiceState[] {
    return readdirSync(join(this.#stateDir, 'pids')).flatMap(name => {
      const identity = this.#identity(name);
      if (!identity) {
        return [];
      }
      const running = isAlive(identity);
      return {
        name,
        pid: identity.pid,
        running,
        memoryMb: running ? memoryOf(identity.pid) : 0,
        log: this.logPath(name),
      };
    });
  }

  #failure(service: Service, what: string): LabError {
    const path = this.logPath(service.name);
    const lines = existsSync(path) ? tail(readFileSync(path, 'utf8')) : '';
    return new LabError(
      `${service.name} ${what}: mend what its last lines say and run the command again, which goes on from here; its whole log is ${path}`,
      lines,
    );
  }

  #running(name: string): Identity | undefined {
    const known = this.#identity(name);
    return known && isAlive(known) ? known : undefined;
  }

  #pidPath(name: string): string {
    return join(this.#stateDir, 'pids', name);
  }

  #identity(name: string): Identity | undefined {
    const path = this.#pidPath(name);
    return existsSync(path)
      ? (JSON.parse(readFileSync(path, 'utf8')) as Identity)
      : undefined;
  }
}
