import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { PLUGIN_ID } from 'backstage-plugin-dapr-vcluster-common';
import {
  clientApi,
  componentFormField,
  componentsContent,
  entityMenu,
  fleetPage,
  hostPickerField,
  presetPickerField,
  sampleImageField,
  sidecarsContent,
  tenantPickerField,
  tenantPreviewField,
  topologyContent,
  vclusterCard,
  vclusterContent,
} from './extensions';
import {
  calculatorRouteRef,
  fleetRouteRef,
  hostRouteRef,
  savingsRouteRef,
  templateRouteRef,
} from './routes';

/**
 * The plugin for the new frontend system.
 *
 * @public
 */
export const daprVclusterPlugin = createFrontendPlugin({
  pluginId: PLUGIN_ID,
  title: 'Dapr vclusters',
  info: { packageJson: () => import('../package.json') },
  routes: {
    fleet: fleetRouteRef,
    host: hostRouteRef,
    savings: savingsRouteRef,
    calculator: calculatorRouteRef,
  },
  externalRoutes: { template: templateRouteRef },
  extensions: [
    clientApi,
    fleetPage,
    vclusterCard,
    vclusterContent,
    componentsContent,
    sidecarsContent,
    topologyContent,
    ...entityMenu,
    hostPickerField,
    presetPickerField,
    tenantPickerField,
    tenantPreviewField,
    sampleImageField,
    componentFormField,
  ],
});
