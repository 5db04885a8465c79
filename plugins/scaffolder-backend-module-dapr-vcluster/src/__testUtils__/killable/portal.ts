import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { JsonObject } from '@backstage/types';
import { answerParent } from 'dapr-vcluster-test-processes';
import { entities } from '../entities';
import { realBackend, SandboxAccess } from '../realBackend';
import { startScaffolder } from '../scaffolder';

/** What the process of a portal is started with; it answers with its port. */
export type PortalTask = {
  host: SandboxAccess;
  owner: string;
  /** Below `daprVcluster`. */
  settings?: JsonObject;
  /** The rest of the configuration, with its databases. */
  config: JsonObject;
  /** Whether the catalog has the tenants. */
  hasTenants: boolean;
};

/** The scaffolder and the real backend. */
answerParent(async (task: PortalTask) => {
  const { host, owner, settings, config, hasTenants } = task;
  const { port } = await startScaffolder(
    [...realBackend(host, owner, settings, config), databaseServiceFactory],
    [],
    hasTenants ? entities : [],
  );
  return port;
});
