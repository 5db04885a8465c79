import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { PLUGIN_ID } from 'backstage-plugin-dapr-vcluster-common';
import {
  HostDefinition,
  HostSupplier,
  hostsExtensionPoint,
  Provisioner,
  provisionerExtensionPoint,
} from 'backstage-plugin-dapr-vcluster-node';
import { OperationCaller, registerActions } from './api/actions';
import { Announcer } from './api/Announcer';
import { Operations } from './api/operations';
import { createRouter, openToRouter } from './api/router';
import { createHandlers } from './api/routes';
import { compose } from './compose';
import { HostRegistry, readHosts, readPortalSyncer } from './platform/hosts';
import { removeAbandonedFolders } from './platform/privateFolder';
import { readProvisioner } from './tenants/provisioners';

/** One portal of all that share a database counts at a time. */
const LEDGER_SCHEDULE = {
  id: 'savings-ledger',
  frequency: { minutes: 5 },
  timeout: { minutes: 2 },
  // Hosts are seen whole by then.
  initialDelay: { seconds: 20 },
  scope: 'global',
} as const;

/**
 * Upgrades whose callers have gone are gone on with by one portal of all. The others wait for the end of the time limit when
 * that portal is killed, so it is short; what it ends is gone on with in the next run.
 */
const UPGRADE_SCHEDULE = {
  id: 'upgrades',
  frequency: { minutes: 1 },
  timeout: { minutes: 5 },
  initialDelay: { seconds: 20 },
  scope: 'global',
} as const;

/** One portal of all does what is due by expiry and schedules. */
const LIFECYCLE_SCHEDULE = {
  id: 'tenant-lifecycle',
  frequency: { minutes: 2 },
  timeout: { minutes: 15 },
  // Hosts are seen whole by then.
  initialDelay: { seconds: 30 },
  scope: 'global',
} as const;

/**
 * Each wave has a lease in the database, by which one portal at a time works at it. The global lock would be kept by a portal
 * that was killed until the time limit of the task.
 */
const WAVE_SCHEDULE = {
  id: 'upgrade-waves',
  frequency: { seconds: 10 },
  timeout: { minutes: 30 },
  initialDelay: { seconds: 20 },
  scope: 'local',
} as const;

/** Tokens by which Argo CD reaches vclusters are replaced by one portal of all. */
const CLUSTER_SECRET_SCHEDULE = {
  id: 'argocd-clusters',
  frequency: { minutes: 5 },
  timeout: { minutes: 10 },
  initialDelay: { seconds: 40 },
  scope: 'global',
} as const;

/** Every portal compares for its own pages; Git is asked rarely. */
const DRIFT_SCHEDULE = {
  id: 'git-drift',
  frequency: { minutes: 15 },
  timeout: { minutes: 10 },
  initialDelay: { seconds: 60 },
  scope: 'local',
} as const;

/** Every portal reads for its own pages, so that none of them reads while somebody waits. */
const FACTS_SCHEDULE = {
  id: 'savings-facts',
  frequency: { minutes: 2 },
  timeout: { minutes: 2 },
  initialDelay: { seconds: 3 },
  scope: 'local',
} as const;

/**
 * Backend of Dapr-enabled vclusters: the only part that talks to Kubernetes.
 *
 * @public
 */
export const daprVclusterPlugin = createBackendPlugin({
  pluginId: PLUGIN_ID,
  register(env) {
    const suppliers: HostSupplier[] = [];
    const provisioners: Provisioner[] = [];
    env.registerExtensionPoint(hostsExtensionPoint, {
      addSupplier: supplier => {
        suppliers.push(supplier);
      },
    });
    env.registerExtensionPoint(provisionerExtensionPoint, {
      addProvisioner: provisioner => {
        if (provisioners.some(({ name }) => name === provisioner.name)) {
          throw new Error(
            `Two modules add a provisioner called "${provisioner.name}"`,
          );
        }
        provisioners.push(provisioner);
      },
    });
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootLifecycle: coreServices.rootLifecycle,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      async init(backstage) {
        const { auth, config, httpAuth, httpRouter, lifecycle } = backstage;
        const { logger } = backstage;
        await removeAbandonedFolders().catch(({ message }) =>
          logger.warn(`Files that were left behind stay: ${message}`),
        );
        const services = await compose({
          ...backstage,
          hosts: HostRegistry.create(
            readHosts(config),
            await suppliedHosts(suppliers),
            readPortalSyncer(config),
          ),
          provisioner: readProvisioner(config, provisioners),
        });
        const operations = new Operations(createHandlers(services), services);
        httpRouter.use(createRouter({ operations, httpAuth }));
        openToRouter(httpRouter);
        registerActions({
          ...services,
          actionsRegistry: backstage.actionsRegistry,
          operations: new OperationCaller({ ...services, operations, auth }),
        });
        const announcer = new Announcer({
          ...backstage,
          ownerOf: ref => services.index.getTenant(ref)?.owner,
        });
        services.index.onChange(change => announcer.announce(change));
        services.start();
        await services.ledger.open();
        await backstage.scheduler.scheduleTask({
          ...FACTS_SCHEDULE,
          fn: signal => services.refreshSavings(signal),
        });
        await backstage.scheduler.scheduleTask({
          ...LEDGER_SCHEDULE,
          fn: () => services.ledger.update(),
        });
        await backstage.scheduler.scheduleTask({
          ...CLUSTER_SECRET_SCHEDULE,
          fn: signal => services.clusterSecretSweep.run(signal),
        });
        await backstage.scheduler.scheduleTask({
          ...DRIFT_SCHEDULE,
          fn: signal => services.gitDrift.run(signal),
        });
        // By then the auth and the permission backend answer.
        backstage.rootLifecycle.addStartupHook(() => services.setup.warn());
        await backstage.scheduler.scheduleTask({
          ...UPGRADE_SCHEDULE,
          fn: signal => services.upgradeSweep.run(signal),
        });
        await backstage.scheduler.scheduleTask({
          ...WAVE_SCHEDULE,
          fn: signal => services.waveWorker.run(signal),
        });
        await backstage.scheduler.scheduleTask({
          ...LIFECYCLE_SCHEDULE,
          fn: signal => services.lifecycle.sweep.run(signal),
        });
        lifecycle.addShutdownHook(async () => {
          announcer.stop();
          await services.stop();
        });
      },
    });
  },
});

async function suppliedHosts(
  suppliers: readonly HostSupplier[],
): Promise<HostDefinition[]> {
  const lists = await Promise.all(suppliers.map(each => each.hosts()));
  return lists.flat();
}
