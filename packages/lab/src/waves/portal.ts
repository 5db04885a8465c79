import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { HostConnection } from 'backstage-plugin-dapr-vcluster-node';
import { answerParent } from 'dapr-vcluster-test-processes';
import { PluginBackend, PluginConfig } from '../portal/PluginBackend';

/** What the process of a portal is started with; it answers with its port. */
export type PortalTask = {
  host: string;
  connection: HostConnection;
  /** Folder of its database, which other portals may share. */
  database: string;
  /** `daprVcluster` in its configuration. */
  config: PluginConfig;
};

/** A portal with a database on disk and the scheduler of Backstage, in a process that can be killed. */
answerParent(async (task: PortalTask) => {
  const { host, connection, database, config } = task;
  const { port } = await PluginBackend.start(
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
  return port;
});
