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
import { Failure } from '../../../../scripts/lib/failure.mjs';
import {
  capture,
  lastLinesOf,
} from '../../../../scripts/lib/processes/capture.mjs';
import {
  endGroup,
  inNamespace,
  startGroup,
} from '../../../../scripts/lib/processes/group.mjs';
import {
  Identity,
  identityOf,
  isAlive,
  memoryOf,
} from '../../../../scripts/lib/processes/identity.mjs';
import { waitFor } from '../../../../scripts/lib/wait.mjs';
import { listenersOn } from './listenersOn';

const READY_TIMEOUT_MS = 60_000;
const READY_EVERY_MS = 100;

/** How long a program may take to end before it is killed. */
const GRACE_MS = 10_000;

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
   * @throws Failure naming the program and what to do, with its log's last lines, when a port of its is taken, when it
   *   ends, or when it does not serve in time.
   */
  async start(service: Service): Promise<void> {
    this.#started.set(service.name, service);
    const identity =
      this.#running(service.name) ?? (await this.#launchAlone(service));
    await waitFor(service.ready, {
      what: `The start of ${service.name}, whose log is ${this.logPath(
        service.name,
      )},`,
      timeoutMs: service.readyTimeoutMs ?? READY_TIMEOUT_MS,
      everyMs: READY_EVERY_MS,
      unless: () => {
        if (!isAlive(identity)) {
          throw this.#ended(service);
        }
      },
      evidence: () => this.#lastLines(service.name),
    });
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
      throw new Failure(
        `Port ${taken.port}, which ${service.name} needs, is taken in the lab's network namespace by ${taken.by}: end that process and run the command again`,
      );
    }
    return this.#launch(service);
  }

  #launch(service: Service): Identity {
    const log = openSync(this.logPath(service.name), 'a', 0o600);
    const child = startGroup({
      program: service.command,
      args: service.args,
      namespace: this.namespace,
      stdio: ['ignore', log, log],
      env: {
        PATH: process.env.PATH ?? '',
        HOME: this.#stateDir,
        ...service.env,
      },
    });
    closeSync(log);
    // A program that is not there has no pid, which is told below.
    child.on('error', () => {});
    if (child.pid === undefined) {
      throw new Failure(
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
    return capture(...inNamespace(this.namespace, program, args), { env });
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
      await endGroup(identity.pid, {
        hasEnded: () => !isAlive(identity),
        graceMs: GRACE_MS,
      });
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

  #ended({ name }: Service): Failure {
    return new Failure(
      `${name} ended before it was ready: fix what its last lines say and run the command again, which continues from here; its whole log is ${this.logPath(
        name,
      )}`,
      this.#lastLines(name),
    );
  }

  #lastLines(name: string): string[] {
    const path = this.logPath(name);
    return existsSync(path) ? lastLinesOf(readFileSync(path, 'utf8')) : [];
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
