import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { EmptyDatabase } from 'dapr-vcluster-test-processes';
import type { Knex } from 'knex';
import { portalConfig, TestHost } from '../portalConfig';
import { runTask } from '../runTask';
import { until } from '../until';
import { Dies } from './messages';
import { PortalProcess } from './PortalProcess';

/** The schema that Backstage gives the plugin. */
const SCHEMA = 'dapr-vcluster';

/** Two portals, each a process of its own, on one PostgreSQL. */
export class PortalPair {
  portals: PortalProcess[] = [];
  readonly #start: () => Promise<PortalProcess>;
  readonly #database: EmptyDatabase;
  /** The plugin's tables. */
  readonly database: Knex;

  private constructor(
    database: EmptyDatabase,
    start: () => Promise<PortalProcess>,
  ) {
    this.#database = database;
    this.database = database.client(SCHEMA);
    this.#start = start;
  }

  /** Starts one after the other. */
  static async start(given: {
    hosts: TestHost[];
    entities: Entity[];
    config: JsonObject;
  }): Promise<PortalPair> {
    const { hosts, entities, config } = given;
    const database = await EmptyDatabase.create();
    const start = () =>
      PortalProcess.start(
        portalConfig(hosts, config, database.config),
        entities,
      );
    const pair = new PortalPair(database, start);
    pair.portals = [await start(), await start()];
    return pair;
  }

  /** One of those that are alive. */
  get alive(): PortalProcess {
    return this.portals.find(({ isAlive }) => isAlive)!;
  }

  /**
   * Asks for a run of a task, in which whichever of the portals works at it kills itself; the lock of that run is given back,
   * as when its time is up.
   */
  async killIn(task: string, where: Dies): Promise<void> {
    await this.#tellAll(where);
    await until(`${task} to be asked for`, async () =>
      (await this.alive.triggerTask(task)).status === 200 ? true : undefined,
    );
    await Promise.race(this.portals.map(({ ended }) => ended));
    await this.#tellAll(null);
    await until(`the lock of ${task} to be given back`, async () => {
      const path = `/.backstage/scheduler/v1/tasks/${task}/cancel`;
      const { status } = await this.alive.post(path, {});
      return status === 200 || status === 409 ? true : undefined;
    });
  }

  /** A run of a task by one of those that are alive. */
  run(task: string): Promise<void> {
    return runTask(this.alive, task);
  }

  /** Starts one for each that has died. */
  async restart(): Promise<void> {
    this.portals = await Promise.all(
      this.portals.map(each => (each.isAlive ? each : this.#start())),
    );
  }

  async stop(): Promise<void> {
    await Promise.all(this.portals.map(each => each.kill()));
    await this.#database.drop();
  }

  async #tellAll(where: Dies | null): Promise<void> {
    await Promise.all(
      this.portals.filter(each => each.isAlive).map(each => each.dies(where)),
    );
  }
}
