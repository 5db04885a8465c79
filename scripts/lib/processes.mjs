import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { withoutColours } from './colours.mjs';
import { tailOf } from './log-tail.mjs';
import { endGroup, signalGroup, startGroup } from './processes/group.mjs';

/** Ends a Node child when we die. */
const LIFELINE = fileURLToPath(
  new URL('./exit-with-parent.cjs', import.meta.url),
);

const KEPT_LINES = 400;
const GRACE_MS = 3_000;

/** Children that still run; {@link stopAll} ends them. */
const running = new Set();

/**
 * A child process in a group of its own, its output in a log file and its last
 * lines in memory as evidence.
 */
export class Service {
  #child;
  #lines = [];
  #exit;
  #stopping = false;
  #ended = false;

  /**
   * @param {{name: string, node?: string, command?: string, args: string[], cwd: string, env: NodeJS.ProcessEnv,
   *   namespace?: string, log: string, append?: boolean, onLine?: (line: string) => void}} options `node` (the Node
   *   to run a script with) or `command`; `namespace` is the network namespace to run in; `append` keeps what the log
   *   has
   */
  constructor(options) {
    const { name, node, command, args, namespace, cwd, env, log } = options;
    const { append = false, onLine } = options;
    this.name = name;
    this.log = log;
    mkdirSync(dirname(log), { recursive: true });
    const file = createWriteStream(log, { flags: append ? 'a' : 'w' });
    this.#child = startGroup({
      program: node ?? command,
      args: node ? ['--require', LIFELINE, ...args] : args,
      namespace,
      cwd,
      env,
      // The fourth is the lifeline of exit-with-parent.cjs.
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    running.add(this);
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      createInterface({ input: stream }).on('line', coloured => {
        const line = withoutColours(coloured);
        file.write(`${line}\n`);
        this.#lines = [...this.#lines, line].slice(-KEPT_LINES);
        onLine?.(line);
      });
    }
    this.#exit = new Promise(resolve => {
      this.#child.once('error', error => {
        this.#lines.push(error.message);
        resolve({ code: null, signal: null });
      });
      this.#child.once('close', (code, signal) => resolve({ code, signal }));
    }).then(async result => {
      running.delete(this);
      this.#ended = true;
      await new Promise(resolve => file.end(resolve));
      return { ...result, stopped: this.#stopping };
    });
  }

  get pid() {
    return this.#child.pid;
  }

  /** Settles when the process has ended: `stopped` tells whether we asked for it. */
  get exited() {
    return this.#exit;
  }

  /** The last lines of output, at most 400. */
  get lines() {
    return [...this.#lines];
  }

  /** The last relevant lines of output. */
  tail(count = 20) {
    return tailOf(this.#lines, count);
  }

  /** Sends a signal to the process and all that it started. */
  signal(name) {
    if (this.#child.pid) {
      signalGroup(this.#child.pid, name);
    }
  }

  /** Asks the group to end, insists after a few seconds, and waits. */
  async stop() {
    if (!this.#child.pid) {
      return;
    }
    this.#stopping = true;
    await endGroup(this.#child.pid, {
      // Not before its output is closed: what it started may still write to it.
      hasEnded: () => this.#ended,
      graceMs: GRACE_MS,
    });
    await this.#exit;
  }
}

/** Ends every child that still runs. */
export async function stopAll() {
  await Promise.all([...running].map(service => service.stop()));
}

/** Last resort for a dying process: no waiting. */
export function killAll() {
  for (const service of running) {
    service.signal('SIGKILL');
  }
}
