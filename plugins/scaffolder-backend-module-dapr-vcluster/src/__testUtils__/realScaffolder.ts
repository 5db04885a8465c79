import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { BackendFeature } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { Sandbox } from 'dapr-vcluster-sandbox';
import { postgresUrl } from 'dapr-vcluster-test-processes';
import { KeptDatabases } from './KeptDatabases';
import { KillablePortal } from './killable/KillablePortal';
import { accessTo, realBackend } from './realBackend';
import { startScaffolder } from './scaffolder';

/**
 * The scaffolder with the real backend on a simulated host, for a user with the ownership of `owner`. With
 * `scripts/with-postgres.mjs`, another portal shares the host and a PostgreSQL with it; its scaffolder is given no tasks.
 *
 * @param given.settings - below `daprVcluster`
 */
export async function startRealScaffolder(given: {
  sandbox: Sandbox;
  owner: string;
  settings?: JsonObject;
  templates?: Entity[];
  features?: BackendFeature[];
}) {
  const { sandbox, owner, settings, templates, features = [] } = given;
  if (!postgresUrl()) {
    const backend = realBackend(sandbox, owner, settings);
    return startScaffolder([...backend, ...features], templates);
  }
  const databases = await KeptDatabases.open();
  const config = { backend: databases.config };
  // One after the other: not all tables of Backstage can be made by two at once.
  const first = await startScaffolder(
    [
      ...realBackend(sandbox, owner, settings, config),
      databaseServiceFactory,
      ...features,
    ],
    templates,
  );
  const beside = await KillablePortal.start({
    host: accessTo(sandbox),
    owner,
    settings,
    config,
    hasTenants: true,
  });
  return {
    ...first,
    async stop() {
      await first.stop();
      await beside.kill();
      await databases.close();
    },
  };
}
