/**
 * The plugin for the legacy frontend system.
 *
 * @packageDocumentation
 */
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { PLUGIN_ID } from 'backstage-plugin-dapr-vcluster-common';
import { daprVclusterApiRef, lazyClient } from './api';
import {
  componentForm,
  hostPicker,
  presetPicker,
  sampleImage,
  tenantPicker,
  tenantPreview,
} from './legacyFormFields';
import {
  calculatorRouteRef,
  fleetRouteRef,
  hostRouteRef,
  savingsRouteRef,
  templateRouteRef,
} from './routes';

export { ScaffolderFieldExtensions } from '@backstage/plugin-scaffolder-react';
export { isDaprVclusterAvailable } from './components/pageStates/tenantAnnotation';
export { useTenantMenuItems } from './components/entityMenu/useTenantMenuItems';
export { daprVclusterApiRef } from './api';
export type { DaprVclusterApi } from './api';

/**
 * The plugin for the legacy frontend system.
 *
 * @public
 */
export const daprVclusterPlugin = createPlugin({
  id: PLUGIN_ID,
  apis: [
    createApiFactory({
      api: daprVclusterApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: lazyClient,
    }),
  ],
  routes: {
    fleet: fleetRouteRef,
    host: hostRouteRef,
    savings: savingsRouteRef,
    calculator: calculatorRouteRef,
  },
  externalRoutes: { template: templateRouteRef },
});

/**
 * The fleet page: `<Route path="/dapr-vclusters" element={<DaprVclusterFleetPage />} />`.
 *
 * @public
 */
export const DaprVclusterFleetPage: () => JSX.Element =
  daprVclusterPlugin.provide(
    createRoutableExtension({
      name: 'DaprVclusterFleetPage',
      component: () => import('./components/fleet').then(m => m.FleetPage),
      mountPoint: fleetRouteRef,
    }),
  );

/**
 * Card for the overview of a tenant's entity.
 *
 * @public
 */
export const EntityVclusterCard: () => JSX.Element = daprVclusterPlugin.provide(
  createComponentExtension({
    name: 'EntityVclusterCard',
    component: {
      lazy: () => import('./components/vclusterCard').then(m => m.VclusterCard),
    },
  }),
);

/**
 * Tab "vcluster", at path `/vcluster`.
 *
 * @public
 */
export const EntityVclusterContent: () => JSX.Element =
  daprVclusterPlugin.provide(
    createComponentExtension({
      name: 'EntityVclusterContent',
      component: {
        lazy: () =>
          import('./components/tenantOverview').then(m => m.VclusterContent),
      },
    }),
  );

/**
 * Tab "Dapr Components", at path `/dapr-components`.
 *
 * @public
 */
export const EntityDaprComponentsContent: () => JSX.Element =
  daprVclusterPlugin.provide(
    createComponentExtension({
      name: 'EntityDaprComponentsContent',
      component: {
        lazy: () =>
          import('./components/daprComponents').then(
            m => m.DaprComponentsContent,
          ),
      },
    }),
  );

/**
 * Tab "Sidecars", at path `/sidecars`.
 *
 * @public
 */
export const EntitySidecarsContent: () => JSX.Element =
  daprVclusterPlugin.provide(
    createComponentExtension({
      name: 'EntitySidecarsContent',
      component: {
        lazy: () =>
          import('./components/sidecars').then(m => m.SidecarsContent),
      },
    }),
  );

/**
 * Tab "Topology", at path `/topology`.
 *
 * @public
 */
export const EntityTopologyContent: () => JSX.Element =
  daprVclusterPlugin.provide(
    createComponentExtension({
      name: 'EntityTopologyContent',
      component: {
        lazy: () =>
          import('./components/topology').then(m => m.TopologyContent),
      },
    }),
  );

/**
 * Form field `DaprVclusterHostPicker`, a child of `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const DaprVclusterHostPicker = daprVclusterPlugin.provide(hostPicker);

/**
 * Form field `DaprVclusterPresetPicker`, a child of `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const DaprVclusterPresetPicker =
  daprVclusterPlugin.provide(presetPicker);

/**
 * Form field `DaprVclusterTenantPicker`, a child of `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const DaprVclusterTenantPicker =
  daprVclusterPlugin.provide(tenantPicker);

/**
 * Form field `DaprVclusterTenantPreview`, a child of `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const DaprVclusterTenantPreview =
  daprVclusterPlugin.provide(tenantPreview);

/**
 * Form field `DaprVclusterSampleImage`, a child of `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const DaprVclusterSampleImage = daprVclusterPlugin.provide(sampleImage);

/**
 * Form field `DaprComponentForm`, a child of `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const DaprComponentForm = daprVclusterPlugin.provide(componentForm);
export type { TenantPickerOptions } from './components/formFields/types';
