import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  DaprVclusterClient,
  PLUGIN_ID,
  TOPIC_CHANGED,
} from 'backstage-plugin-dapr-vcluster-common';
import { readProviderConfig } from './config';
import { tenantOf } from './provider/changedEvent';
import { DaprVclusterEntityProvider } from './provider/DaprVclusterEntityProvider';
import { SyncQueue } from './provider/SyncQueue';
import { TenantReader } from './reader/TenantReader';

const SYNC_ID = `${PLUGIN_ID}-entities`;

/**
 * Catalog module: full sync on a schedule, and immediate updates of changed tenants on events.
 *
 * @public
 */
export const catalogModuleDaprVcluster = createBackendModule({
  pluginId: 'catalog',
  moduleId: PLUGIN_ID,
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
        rootConfig: coreServices.rootConfig,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, catalog, logger, ...services }) {
        const config = readProviderConfig(services.rootConfig);
        const client = new DaprVclusterClient({
          discoveryApi: services.discovery,
        });
        const provider = new DaprVclusterEntityProvider({
          reader: new TenantReader(client, auth),
          config,
          catalog,
          auth,
          logger,
          onConnect: () => start(),
        });
        const queue = new SyncQueue(
          {
            full: () => provider.fullSync(),
            delta: tenants => provider.deltaSync(tenants),
          },
          logger,
        );
        async function start() {
          await services.events.subscribe({
            id: SYNC_ID,
            topics: [TOPIC_CHANGED],
            onEvent: async ({ eventPayload }) => {
              const tenant = tenantOf(eventPayload);
              if (tenant) {
                queue.changed(tenant);
              }
            },
          });
          await services.scheduler.scheduleTask({
            ...config.schedule,
            id: SYNC_ID,
            fn: () => queue.full(),
          });
        }
        services.processing.addEntityProvider(provider);
        services.lifecycle.addShutdownHook(() => queue.stop());
      },
    });
  },
});
