import { DaprKind } from 'backstage-plugin-dapr-vcluster-common';
import {
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** How the kinds of Dapr that are registered for tenants are addressed. */
export const DAPR_RESOURCES: Readonly<Record<DaprKind, Resource>> = {
  Component: RESOURCES.components,
  Subscription: RESOURCES.subscriptions,
  Configuration: RESOURCES.configurations,
  Resiliency: RESOURCES.resiliencies,
  HTTPEndpoint: RESOURCES.httpEndpoints,
};
