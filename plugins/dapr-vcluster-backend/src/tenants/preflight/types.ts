import { InjectorFacts } from '../../inventory/model/sidecarPod';
import { SyncerFacts } from './syncer';
import { VclusterRef } from 'backstage-plugin-dapr-vcluster-common';

/** What is known of a host and a tenant on it; what is absent is not checked. */
export type PreflightFacts = {
  tenant: VclusterRef;
  /** Version of the host's Dapr control plane. */
  daprVersion?: string;
  /** Versions of Kubernetes, e.g. `v1.36.3`. */
  kubernetes?: { host?: string; vcluster?: string };
  injector?: InjectorFacts;
  /** Full names of the CRDs the host has, e.g. `components.dapr.io`. */
  crds?: ReadonlySet<string>;
  /** Full names of the CRDs it needs; those of Dapr's own kinds unless given. */
  neededCrds?: readonly string[];
  /** Whether the tenant's DNS looks names up on the host. */
  hostDns?: boolean;
  /** Other vclusters in the tenant's host namespace. */
  sharing?: readonly string[];
  /** What copies the tenant's Dapr resources; only where the Component syncer does. */
  syncer?: SyncerFacts;
  /** What shows a control plane of Dapr inside the vcluster, e.g. `Deployment dapr-system/dapr-operator`. */
  daprInside?: readonly string[];
};
