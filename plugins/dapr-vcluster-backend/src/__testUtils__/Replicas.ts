import {
  BackendFeature,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { eagerScheduler } from './eagerScheduler';
import { TestHost } from './portalConfig';
import { runTask } from './runTask';
import { TestPolicy } from './testPolicy';
import { TestPortal } from './TestPortal';

/** A database for each plugin, the same for all portals. */
class SharedDatabase {
  readonly #clients = new Map<string, Promise<Knex>>();
  readonly #databases: TestDatabases;
  readonly #id: TestDatabaseId;

  constructor(databases: TestDatabases, id: TestDatabaseId) {
    this.#databases = databases;
    this.#id = id;
  }

  clientOf(plugin: string): Promise<Knex> {
    const client = this.#clients.get(plugin) ?? this.#databases.init(this.#id);
    this.#clients.set(plugin, client);
    return client;
  }

  feature(): BackendFeature {
    return createServiceFactory({
      service: coreServices.database,
      deps: { plugin: coreServices.pluginMetadata },
      factory: ({ plugin }) => ({
        getClient: () => this.clientOf(plugin.getId()),
      }),
    });
  }
}

/** Two portals that share their databases, and the scheduler that lets one of them run each global task. */
export class Replicas {
  readonly first: TestPortal;
  readonly second: TestPortal;
  readonly #database: SharedDatabase;

  private constructor(
    database: SharedDatabase,
    [first, second]: readonly TestPortal[],
  ) {
    this.#database = database;
    this.first = first;
    this.second = second;
  }

  /**
   * Starts them one after the other; resolves when both have seen every host whole.
   *
   * @param options.prepare fills the plugin's database before the first of them starts
   */
  static async start(given: {
    databases: TestDatabases;
    id: TestDatabaseId;
    hosts: TestHost[];
    policy?: TestPolicy;
    features?: BackendFeature[];
    config?: JsonObject;
    prepare?: (client: Knex) => Promise<void>;
  }): Promise<Replicas> {
    const { databases, id, hosts, policy, features = [], config } = given;
    const database = new SharedDatabase(databases, id);
    await given.prepare?.(await database.clientOf('dapr-vcluster'));
    const portals = [];
    for (const _ of ['first', 'second']) {
      portals.push(
        await TestPortal.startAlone(
          hosts,
          policy,
          [database.feature(), eagerScheduler, ...features],
          config,
        ),
      );
    }
    return new Replicas(database, portals);
  }

  /** The plugin's database. */
  database(): Promise<Knex> {
    return this.#database.clientOf('dapr-vcluster');
  }

  /**
   * Asks for a run of a global task, and waits until one of the portals has ended it.
   *
   * @throws Error of the task, when it fails.
   */
  async run(task: string, asked: TestPortal = this.first): Promise<void> {
    await runTask(asked, task);
  }

  async stop(): Promise<void> {
    await Promise.all([this.first.stop(), this.second.stop()]);
  }
}
