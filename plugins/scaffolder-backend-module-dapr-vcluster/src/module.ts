import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { DaprVclusterClient } from 'backstage-plugin-dapr-vcluster-common';
import { createActions } from './actions';
import { UserBackend } from './backend';
import { CatalogLookup } from './catalog';

/**
 * Adds the actions `vcluster:*`, `dapr:component:*` and `dapr:check` to the scaffolder. They call the backend of the plugin
 * `dapr-vcluster` on behalf of the user who runs the template and hold no credentials of their own.
 *
 * @public
 */
export const scaffolderModuleDaprVcluster = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'dapr-vcluster',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        discovery: coreServices.discovery,
        scaffolder: scaffolderActionsExtensionPoint,
      },
      async init({ auth, catalog, discovery, scaffolder }) {
        const client = new DaprVclusterClient({ discoveryApi: discovery });
        scaffolder.addActions(
          ...createActions({
            backend: new UserBackend(client, auth),
            catalog: new CatalogLookup(catalog),
          }),
        );
      },
    });
  },
});
