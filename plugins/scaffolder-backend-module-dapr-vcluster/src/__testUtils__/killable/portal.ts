import { text } from 'node:stream/consumers';
import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { entities } from '../entities';
import { realBackend, SandboxAccess } from '../realBackend';
import { startScaffolder } from '../scaffolder';

/** What the process of a portal reads from its input. */
export type PortalTask = {
  host: SandboxAccess;
  owner: string;
  /** Folder of its databases. */
  database: string;
  /** Whether the catalog has the tenants. */
  hasTenants: boolean;
};

/** The scaffolder, which recovers tasks, and the real backend, with databases on disk. Prints its port. */
async function main() {
  const { host, owner, database, hasTenants } = JSON.parse(
    await text(process.stdin),
  ) as PortalTask;
  const config = {
    scaffolder: {
      taskRecovery: { enabled: true, staleTimeout: { seconds: 3 } },
    },
    backend: {
      database: {
        client: 'better-sqlite3',
        connection: { directory: database },
      },
    },
  };
  const { port } = await startScaffolder(
    [...realBackend(host, owner, {}, config), databaseServiceFactory],
    [],
    hasTenants ? entities : [],
  );
  process.stdout.write(`port ${port}\n`);
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
