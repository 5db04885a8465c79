import { Known, VclusterRef } from 'backstage-plugin-dapr-vcluster-common';
import { InjectorFacts, SidecarPod } from '../../inventory/model/sidecarPod';
import { DaprdLog } from './log';

/** A Dapr Component on the host in the namespace of a sidecar. */
export type NearbyComponent = {
  name: string;
  /** e.g. `state.redis`. */
  type?: string;
  version?: string;
  scopes: readonly string[];
  metadata?: ReadonlyArray<{
    name?: string;
    secretKeyRef?: { name: string };
  }>;
  createdAt?: string;
  ignoreErrors?: boolean;
  /** Another secret store than Kubernetes that resolves its references. */
  secretStore?: string;
};

/** What the injector's webhook is registered for. */
export type WebhookFacts = {
  /** False when the host has no such MutatingWebhookConfiguration. */
  registered: boolean;
  /** Selectors that leave this pod out, e.g. `namespaces: dapr=on`. */
  excludedBy: readonly string[];
};

/**
 * All that is known of one pod that has a sidecar or should have one. What is absent is not known:
 * no rule may take it for "none".
 */
export type AppEvidence = {
  tenant: VclusterRef;
  pod: SidecarPod;
  /** `host`: the pod is there. `virtual`: only in the vcluster. `workload`: there is but a workload that asks in the wrong place. */
  found: 'host' | 'virtual' | 'workload';
  /** Seconds since the pod was created. */
  ageSeconds?: number;
  injector: InjectorFacts;
  /** Absent when it was not read. */
  webhook?: Known<WebhookFacts>;
  /** Message of the newest `SyncError` event about the pod. */
  syncError?: string;
  /** What `/v1.0/healthz` says is wrong. */
  unhealthy?: string;
  /** Names in the sidecar's own `/v1.0/metadata`. */
  loaded?: Known<readonly string[]>;
  /** What daprd says runs, e.g. `1.18.3`. */
  runtimeVersion?: string;
  /** Names of its features that are on; absent where it tells none. */
  features?: readonly string[];
  /** The newest lines of daprd. */
  log?: Known<DaprdLog>;
  /** Names of Configurations in the pod's host namespace. */
  configurations?: readonly string[];
  /** Dapr Components in the pod's host namespace. */
  components?: readonly NearbyComponent[];
  /** Other workloads of the same host namespace with the same app-id. */
  sameAppId?: readonly string[];
  /** Where a workload carries the annotation although it has no effect there, e.g. `metadata.annotations of Deployment shop/cart`. */
  misplaced?: string;
};

/** How a vcluster is set up, as far as it decides about all its sidecars. What is absent is not known. */
export type VclusterEvidence = {
  /** A Dapr control plane of the vcluster's own; no namespaces: none. */
  ownDapr?: {
    namespaces: readonly string[];
    /** Whether its injector's webhook is registered in the vcluster. */
    injects?: boolean;
  };
  /** Fields of the Component kind that the host knows and the vcluster's CRD drops. */
  droppedFields?: readonly string[];
  /** Versions of Kubernetes, e.g. `v1.36.3`. */
  kubernetes?: { host?: string; vcluster?: string };
};
