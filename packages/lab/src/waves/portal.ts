import { text } from 'node:stream/consumers';
import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { HostConnection } from 'backstage-plugin-dapr-vcluster-node';
import { PluginBackend, PluginConfig } from '../portal/PluginBackend';

/** What the process of a portal reads from its input. */
export type PortalTask = {
  host: string;
  connection: HostConnection;
  /** Folder of its database, which other portals may share. */
  database: string;
  /** `daprVcluster` in its configuration. */
  config: PluginConfig;
};

/** A portal with a database on disk and the scheduler of Backstage, in a process that can be killed. Prints its port. */
async function main() {
  const task = JSON.parse(await text(process.stdin)) as PortalTask;
  const { host, connection, database, config } = task;
  const backend = await PluginBackend.start(
    [{ name: host, connection }],
    {
      backend: {
        database: {
          client: 'better-sqlite3',
          connection: { directory: database },
        },
      },
      daprVcluster: config,
    },
    [databaseServiceFactory, schedulerServiceFactory],
  );
  process.stdout.write(`port ${backend.port}\n`);
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
