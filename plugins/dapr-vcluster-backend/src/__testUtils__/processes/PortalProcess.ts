import { join } from 'node:path';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { TestProcess } from 'dapr-vcluster-test-processes';
import { PortalClient } from '../PortalClient';
import { Dies, ToPortal } from './messages';

// eslint-disable-next-line no-restricted-syntax -- there is no production build
const MAIN = join(__dirname, 'portalMain.ts');

/** A portal that is a process of its own, with Backstage's database, scheduler and notifications. */
export class PortalProcess extends PortalClient {
  readonly #process: TestProcess;
  readonly ended: Promise<unknown>;

  private constructor(started: TestProcess, port: number) {
    super(`http://localhost:${port}`);
    this.#process = started;
    this.ended = started.ended;
  }

  /**
   * Resolves when it has seen every host whole.
   *
   * @throws Error with what the process has said last, when it does not start.
   */
  static async start(config: JsonObject, entities: Entity[] = []) {
    const started = TestProcess.start(MAIN);
    try {
      const question: ToPortal = { config, entities };
      const portal = new PortalProcess(started, await started.ask(question));
      await portal.seesAllHosts();
      return portal;
    } catch (error) {
      await started.kill();
      throw error;
    }
  }

  get isAlive(): boolean {
    return this.#process.isAlive;
  }

  /** Lets it kill itself somewhere, or nowhere any more; one that has just ended is told nothing. */
  async dies(where: Dies | null): Promise<void> {
    const question: ToPortal = { dies: where };
    await Promise.race([
      this.#process.ask(question).catch(() => {}),
      this.ended,
    ]);
  }

  /** Keeps it from doing anything, until it is to go on. */
  suspend(on: boolean): void {
    this.#process.suspend(on);
  }

  kill(): Promise<void> {
    return this.#process.kill();
  }
}
