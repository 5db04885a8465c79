import { ExtendedHttpServer } from '@backstage/backend-defaults/rootHttpRouter';
import { BackendFeature } from '@backstage/backend-plugin-api';
import {
  TestDatabases,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Entity } from '@backstage/catalog-model';
import scaffolder from '@backstage/plugin-scaffolder-backend';
import supertest from 'supertest';
import scaffolderModule from '../index';
import { entities } from './entities';
import { readTemplates } from './templates';

/** What came of a task. */
export type TaskRun = {
  status: string;
  log: string[];
  output: any;
  /** Everything the scaffolder says or keeps of it. */
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

/** The real scaffolder with this module, the repository's templates and, among the features, a backend. */
export async function startScaffolder(
  databases: TestDatabases,
  features: BackendFeature[],
  moreTemplates: Entity[] = [],
) {
  const knex = await databases.init('SQLITE_3');
  const templates = readTemplates();
  const restoreFetch = parseInThisRealm();
  const { server } = await startTestBackend({
    features: [
      scaffolder,
      scaffolderModule,
      mockServices.database.factory({ knex }),
      catalogServiceMock.factory({
        entities: [...entities, ...templates, ...moreTemplates],
      }),
      ...features,
    ],
  });

  async function dump(): Promise<string> {
    const tables = await knex('sqlite_master').where({ type: 'table' });
    const rows = await Promise.all(
      tables.map(({ name }) => knex.select('*').from(name)),
    );
    return JSON.stringify(rows);
  }

  return {
    async stop() {
      restoreFetch();
      await server.stop();
    },
    /** Starts a template as the form does; gives the id of its task. */
    async start(name: string, values: object, secrets = {}): Promise<string> {
      const created = await supertest(server)
        .post('/api/scaffolder/v2/tasks')
        .send({ templateRef: `template:default/${name}`, values, secrets });
      if (created.status !== 201) {
        throw new Error(created.text);
      }
      return created.body.id;
    },
    /** Cancels a task as the task's page does. */
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
        record: JSON.stringify([events, task.body, await dump()]),
      };
    },
    /** Tries a template without effect, as the template editor does. */
    async dryRun(name: string, values: object, secrets = {}) {
      const template = templates.find(({ metadata }) => metadata.name === name);
      const response = await supertest(server)
        .post('/api/scaffolder/v2/dry-run')
        .send({ template, values, secrets, directoryContents: [] });
      if (response.status !== 200) {
        throw new Error(response.text);
      }
      return response.body;
    },
  };
}

/** The endpoint answers when there are events after the given one, so this waits without counting time. */
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
