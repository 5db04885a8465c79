import assert from 'node:assert/strict';
import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { JsonObject } from '@backstage/types';
import { EmptyDatabase } from 'dapr-vcluster-test-processes';
import { eagerScheduler } from '../eagerScheduler';
import { PortalClient } from '../PortalClient';
import { until } from '../until';
import { PortalProcess } from './PortalProcess';

/** A user who may read everything, whatever the policy of the test. */
export const READS_ALL = 'user:default/reads-all';

/**
 * Another portal beside that of a test, a process of its own on the same hosts and the same PostgreSQL, which takes its part of
 * sweeps, waves and the ledger. It is asked nothing, so it goes without the services that a test replaces.
 */
export class PortalBeside {
  /** What the portal of the test needs to be one of two. */
  static readonly features = [databaseServiceFactory, eagerScheduler];
  /** Of both portals. */
  readonly config: JsonObject;
  readonly #database: EmptyDatabase;
  #portal?: PortalProcess;

  private constructor(database: EmptyDatabase, config: JsonObject) {
    this.#database = database;
    this.config = config;
  }

  /** @param configOf - the configuration, by what is below `backend` */
  static async open(
    configOf: (backend: JsonObject) => JsonObject,
  ): Promise<PortalBeside> {
    const database = await EmptyDatabase.create();
    return new PortalBeside(database, configOf(database.config));
  }

  async start(): Promise<void> {
    this.#portal = await PortalProcess.start(this.config);
  }

  /**
   * Waits until both show the same hosts and tenants, each from its own index; not while a host of the test is away.
   *
   * @throws Error with the difference
   */
  async showsTheSameAs(first: PortalClient): Promise<void> {
    await until('both portals to show the same', async () => {
      const here = await shownBy(first);
      const isAway = ({ connection }: Shown) => connection !== 'live';
      if (!here.hosts.items.some(isAway)) {
        assert.deepEqual(await shownBy(this.#portal!), here);
      }
      return true;
    });
  }

  async close(): Promise<void> {
    await this.#portal?.kill();
    await this.#database.drop();
  }
}

type Shown = { connection: string };

/** When a portal has seen something itself, and what only who was asked has read from a vcluster. */
const OWN = ['freshness', 'revision', 'since', 'requested', 'notOnHost'];

/** What a portal shows of hosts and tenants, from its index. */
async function shownBy(portal: PortalClient) {
  const answers = ['/hosts', '/tenants'].map(async path => {
    const { status, text } = await portal.get(path, READS_ALL);
    assert.equal(status, 200, text);
    return JSON.parse(text, (key, value) =>
      OWN.includes(key) ? undefined : value,
    );
  });
  const [hosts, tenants] = await Promise.all(answers);
  return { hosts, tenants };
}
