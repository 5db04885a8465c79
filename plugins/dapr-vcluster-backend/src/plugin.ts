import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  parseTenantRef,
  PLUGIN_ID,
  ROUTES,
} from 'backstage-plugin-dapr-vcluster-common';
import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import {
  HostDefinition,
  HostSupplier,
  hostsExtensionPoint,
  Provisioner,
  provisionerExtensionPoint,
} from 'backstage-plugin-dapr-vcluster-node';
import { registerActions, UserRoutes } from './api/actions';
import { announcer } from './api/announce';
import {
  registerTenantPermissions,
  TenantAuthorizer,
} from './platform/permissions';
import { HostRegistry, readHosts } from './platform/hosts';
import { TenantClients } from './platform/tenantClients';
import { TenantIndex } from './inventory/TenantIndex';
import { InjectorWebhooks } from './sidecars/injector';
import { LogService, readLogOptions } from './sidecars/logs';
import { assertUsablePresets } from './dapr/componentPresets';
import { readProvisioner } from './tenants/provisioners';
import { createRouter } from './api/router';
import { createWriteRouter } from './api/routes/writes';
import { SidecarService, SidecarUsage } from './sidecars';
import { knowledgeOf } from './dapr/tenantContext';
import { readTenantOptions } from './tenants';
import { VirtualReader } from './inventory/vcluster';

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
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init(services) {
        const { config, httpRouter, lifecycle } = services;
        const options = readTenantOptions(config);
        const hosts = HostRegistry.create(
          readHosts(config),
          await suppliedHosts(suppliers),
        );
        const catalogue = await loadComponentCatalogue();
        assertUsablePresets(options.componentPresets, catalogue);
        const clients = new TenantClients(hosts);
        const index = await TenantIndex.create({ hosts });
        registerTenantPermissions(services.permissionsRegistry, ref =>
          index.getTenant(ref),
        );
        const authorizer = new TenantAuthorizer(services);
        const shared = { ...services, authorizer, hosts, clients, options };
        const virtual = new VirtualReader(clients, catalogue);
        const webhooks = new InjectorWebhooks();
        const sidecars = new SidecarService({ hosts, virtual, webhooks });
        const logs = new LogService(hosts, readLogOptions(config));
        httpRouter.use(
          createRouter({
            ...shared,
            index,
            catalogue,
            virtual,
            webhooks,
            sidecars,
            logs,
            writes: createWriteRouter({
              ...shared,
              knowledge: knowledgeOf(index),
              usage: new SidecarUsage(index, sidecars),
              provisioner: readProvisioner(config, provisioners),
            }),
          }),
        );
        httpRouter.addAuthPolicy({
          path: ROUTES.health,
          allow: 'unauthenticated',
        });
        registerActions({
          actionsRegistry: services.actionsRegistry,
          routes: new UserRoutes(services),
          catalogue,
        });
        index.onChange(({ tenant }) => {
          const seen = index.getTenant(parseTenantRef(tenant));
          if (seen) {
            authorizer.remember(seen);
          }
        });
        index.onChange(announcer(services));
        index.start();
        lifecycle.addShutdownHook(async () => {
          logs.close();
          await index.stop();
          clients.close();
          hosts.close();
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
