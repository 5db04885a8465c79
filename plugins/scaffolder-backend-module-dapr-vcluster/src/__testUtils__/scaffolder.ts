import { ExtendedHttpServer } from '@backstage/backend-defaults/rootHttpRouter';
import {
  BackendFeature,
  coreServices,
  createBackendModule,
  DatabaseService,
} from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Entity } from '@backstage/catalog-model';
import scaffolder from '@backstage/plugin-scaffolder-backend';
import supertest from 'supertest';
import scaffolderModule from '../index';
import { entities } from './entities';
import { readTemplates, templateFiles } from './templates';
import { until } from './until';

/** Result of a task. */
export type TaskRun = {
  status: string;
  log: string[];
  output: any;
  /** All data of the scaffolder about the task. */
  record: string;
};

/**
 * Jest runs tests in a realm of their own, whose arrays are not those `Response.json` makes, and the scaffolder takes
 * only its own realm's values into templates. Outside of tests there is one realm.
 */
function parseInThisRealm() {
  const original = globalThis.fetch;
  globalThis.fetch = async (...request) => {
    const response = await original(...request);
    response.json = async () => JSON.parse(await response.text());
    return response;
  };
  return () => {
    globalThis.fetch = original;
  };
}

/**
 * Configuration of a scaffolder that stops when its backend does: not before its tasks have ended. Otherwise what is
 * left of them meets a closed database, in the middle of the test file that runs next.
 */
export const STOPS_CLEANLY = {
  scaffolder: { EXPERIMENTAL_gracefulShutdown: true },
};

type Knex = Awaited<ReturnType<DatabaseService['getClient']>>;

/** Shows the scaffolder's database. */
function databaseViewer() {
  let database: DatabaseService;
  return {
    feature: createBackendModule({
      pluginId: 'scaffolder',
      moduleId: 'database-viewer',
      register(reg) {
        reg.registerInit({
          deps: { service: coreServices.database },
          async init({ service }) {
            database = service;
          },
        });
      },
    }),
    /** All rows of all tables. */
    async dump(): Promise<string> {
      const knex = await database.getClient();
      const tables = await tablesOf(knex);
      const rows = await Promise.all(
        tables.map(({ name }) => knex.select('*').from(name)),
      );
      return JSON.stringify(rows);
    },
  };
}

function tablesOf(knex: Knex): Promise<{ name: string }[]> {
  return knex.client.dialect === 'postgresql'
    ? knex('pg_catalog.pg_tables')
        .select({ name: 'tablename' })
        .whereRaw('schemaname = current_schema()')
    : knex('sqlite_master').select('name').where({ type: 'table' });
}

/** The real scaffolder with this module, the repository's templates and, among the features, a backend that {@link STOPS_CLEANLY}. */
export async function startScaffolder(
  features: BackendFeature[],
  moreTemplates: Entity[] = [],
  known: Entity[] = entities,
) {
  const database = databaseViewer();
  const templates = readTemplates();
  const restoreFetch = parseInThisRealm();
  const backend = await startTestBackend({
    features: [
      scaffolder,
      scaffolderModule,
      database.feature,
      catalogServiceMock.factory({
        entities: [...known, ...templates, ...moreTemplates],
      }),
      ...features,
    ],
  });

  const { server } = backend;
  return {
    port: server.port(),
    async stop() {
      restoreFetch();
      await backend.stop();
    },
    /** Reads a path of any plugin until the response is as expected. */
    until(path: string, expected: (body: any) => boolean): Promise<true> {
      return until(path, async () => {
        const { body } = await supertest(server).get(`/api${path}`);
        return expected(body) || undefined;
      });
    },
    /** Answer to a read of any plugin. */
    get(path: string): Promise<{ status: number; body: unknown }> {
      return supertest(server).get(`/api${path}`).then();
    },
    /** Starts a template like the form; returns the id of the task. */
    async start(name: string, values: object, secrets = {}): Promise<string> {
      const created = await supertest(server)
        .post('/api/scaffolder/v2/tasks')
        .send({ templateRef: `template:default/${name}`, values, secrets });
      if (created.status !== 201) {
        throw new Error(created.text);
      }
      return created.body.id;
    },
    /** Cancels a task like the task page. */
    async cancel(id: string): Promise<void> {
      const { status, text } = await supertest(server).post(
        `/api/scaffolder/v2/tasks/${id}/cancel`,
      );
      if (status !== 200) {
        throw new Error(text);
      }
    },
    /** Runs a template and waits for its end. */
    async run(name: string, values: object, secrets = {}): Promise<TaskRun> {
      return this.ended(await this.start(name, values, secrets));
    },
    /** Waits for the end of a task. */
    async ended(id: string): Promise<TaskRun> {
      const events = await untilCompleted(server, id);
      const task = await supertest(server).get(
        `/api/scaffolder/v2/tasks/${id}`,
      );
      const completion = events.find(({ type }) => type === 'completion');
      return {
        status: task.body.status,
        log: events.map(({ body }) => body.message),
        output: completion.body.output,
        record: JSON.stringify([events, task.body, await database.dump()]),
      };
    },
    /** Runs a template as a dry run, like the template editor. */
    async dryRun(name: string, values: object, secrets = {}) {
      const template = templates.find(({ metadata }) => metadata.name === name);
      const response = await supertest(server)
        .post('/api/scaffolder/v2/dry-run')
        .send({
          template,
          values,
          secrets,
          directoryContents: templateFiles(name),
        });
      if (response.status !== 200) {
        throw new Error(response.text);
      }
      return response.body;
    },
  };
}

/** The endpoint responds when there are new events, so that no timer is needed. */
async function untilCompleted(
  server: ExtendedHttpServer,
  id: string,
): Promise<any[]> {
  const events: any[] = [];
  while (!events.some(({ type }) => type === 'completion')) {
    const after = events.at(-1)?.id;
    const { body } = await supertest(server)
      .get(`/api/scaffolder/v2/tasks/${id}/events`)
      .query(after === undefined ? {} : { after });
    events.push(...body);
  }
  return events;
}
