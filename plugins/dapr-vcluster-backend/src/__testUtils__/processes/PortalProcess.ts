import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { PortalClient } from '../PortalClient';
import { until } from '../until';
import { Dies, FromPortal, ToPortal } from './messages';

const KEPT_CHARACTERS = 4_000;

/** A portal that is a process of its own, with Backstage's database, scheduler and notifications. */
export class PortalProcess extends PortalClient {
  readonly #process: ChildProcess;
  readonly ended: Promise<unknown>;

  private constructor(child: ChildProcess, port: number) {
    super(`http://localhost:${port}`);
    this.#process = child;
    this.ended = once(child, 'exit');
  }

  /**
   * Resolves when it has seen every host whole.
   *
   * @throws Error with what the process has said last, when it does not start.
   */
  static async start(config: JsonObject, entities: Entity[]) {
    // eslint-disable-next-line no-restricted-syntax -- there is no production build
    const child = fork(join(__dirname, 'portalMain.ts'), {
      execArgv: [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      env: { ...process.env, NODE_ENV: 'test', LOG_LEVEL: 'error' },
      silent: true,
    });
    let said = '';
    const listen = (text: unknown) => {
      said = `${said}${text}`.slice(-KEPT_CHARACTERS);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    const told = await ask(child, { config, entities });
    if (!told || !('port' in told)) {
      child.kill('SIGKILL');
      throw new Error(
        `the portal did not start: ${
          told && 'error' in told ? told.error : said
        }`,
      );
    }
    const portal = new PortalProcess(child, told.port);
    await until('the first view of all hosts', async () => {
      const { body } = await portal.get('/hosts');
      return body.items.every(
        ({ connection }: { connection: string }) => connection === 'live',
      )
        ? true
        : undefined;
    });
    return portal;
  }

  get isAlive(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  /** Lets it kill itself somewhere, or nowhere any more. */
  async dies(where: Dies | null): Promise<void> {
    await ask(this.#process, { dies: where });
  }

  /** Keeps it from doing anything, until it is to go on. */
  suspend(on: boolean): void {
    this.#process.kill(on ? 'SIGSTOP' : 'SIGCONT');
  }

  async kill(): Promise<void> {
    if (this.isAlive) {
      this.#process.kill('SIGKILL');
      await this.ended;
    }
  }
}

/** The answer of a process; undefined when it ends instead. */
function ask(
  child: ChildProcess,
  question: ToPortal,
): Promise<FromPortal | undefined> {
  return new Promise(resolve => {
    const onMessage = (message: unknown) => {
      // The compiler of the process says what it reads.
      if (!('type' in (message as object))) {
        child.off('message', onMessage);
        resolve(message as FromPortal);
      }
    };
    const onExit = () => resolve(undefined);
    child.on('message', onMessage);
    child.once('exit', onExit);
    // One that has just ended is told nothing.
    child.send(question, () => {});
  });
}
