import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';
import { PLUGIN_ID } from 'backstage-plugin-dapr-vcluster-common';

/** The fleet page. */
export const fleetRouteRef = createRouteRef({ id: `${PLUGIN_ID}:fleet` });

/** The control plane of one host, below the fleet page. */
export const hostRouteRef = createSubRouteRef({
  id: `${PLUGIN_ID}:host`,
  parent: fleetRouteRef,
  path: '/hosts/:host',
});

/** What sharing saves on all hosts. */
export const savingsRouteRef = createSubRouteRef({
  id: `${PLUGIN_ID}:savings`,
  parent: fleetRouteRef,
  path: '/savings',
});

/** Calculates a scenario; needs no host. */
export const calculatorRouteRef = createSubRouteRef({
  id: `${PLUGIN_ID}:savings-calculator`,
  parent: fleetRouteRef,
  path: '/savings/calculator',
});

/** The form of a software template; not bound in an app without the scaffolder. */
export const templateRouteRef = createExternalRouteRef({
  id: `${PLUGIN_ID}:template`,
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});
