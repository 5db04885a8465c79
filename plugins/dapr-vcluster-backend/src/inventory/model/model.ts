import {
  DAPR_RESOURCE_KINDS,
  daprCrdName,
  DaprCrdName,
  DaprResourceKind,
  HostEdit,
} from 'backstage-plugin-dapr-vcluster-common';
import { SidecarPod } from './sidecarPod';

/** What every kept object has. */
export type ItemBase = {
  name: string;
  /** For a namespace: its own name. */
  namespace: string;
  uid: string;
  createdAt?: string;
  /** RFC 3339 time since when it is being deleted. */
  deletingSince?: string;
};

/** A host namespace. */
export type NamespaceItem = ItemBase & {
  labels: Record<string, string>;
  annotations: Record<string, string>;
};

/** What a pod of a control plane requests: cores and bytes; absent when a container requests nothing of it. */
export type ControlPlaneRequests = { cpu?: number; memory?: number };

/** A volume that each replica of a StatefulSet claims; no class: the default one of the host. */
export type ClaimedVolume = {
  /** Name of the claim template. */
  template?: string;
  bytes?: number;
  storageClass?: string;
};

/** A StatefulSet or Deployment of a vcluster or of Dapr's control plane. */
export type WorkloadItem = ItemBase & {
  kind: 'StatefulSet' | 'Deployment';
  app: string;
  /** Helm release: the vcluster's name. */
  release?: string;
  /** Version of the software, from the chart's label or the image. */
  version?: string;
  replicas: number;
  readyReplicas: number;
  paused: boolean;
  pausedAt?: string;
  sleeping: boolean;
  /** Whether the Component syncer is to serve it, as its label says. */
  sync?: string;
  /** Of a StatefulSet. */
  volumes?: ClaimedVolume[];
  /** Of Dapr's injector only: whom it serves. */
  allowList?: { serviceAccounts?: string; prefixNames?: string };
};

/** A pod of a vcluster's control plane, of Dapr's, or one that requests or has a sidecar. */
export type PodItem = ItemBase &
  SidecarPod & {
    role: 'app' | 'vcluster' | 'dapr';
    app?: string;
    release?: string;
    /** Workload in the vcluster that the pod belongs to. */
    workload: string;
    startedAt?: string;
    /** Of a pod with a sidecar: what it takes of a quota, see `quotaUse`. */
    takes?: string;
    /** Of a control plane. */
    requests?: ControlPlaneRequests;
    /** Of a control plane: name of the node that it runs on. */
    node?: string;
    /** Reason why a container of a control plane does not run. */
    problem?: string;
  };

/** A ResourceQuota, as far as it limits pods. */
export type QuotaItem = ItemBase & {
  /** Quantities as the API server writes them; `used` is absent until it has been counted. */
  lines: { resource: string; hard: string; used?: string }[];
  /** It counts pods that state CPU or memory only. */
  ofSized?: boolean;
};

/** A metadata item of a Dapr Component, without any sensitive value. */
export type ComponentMetadata = {
  name: string;
  value?: string;
  secretKeyRef?: { name: string; key: string };
  envRef?: string;
  redacted?: boolean;
};

/** What is kept of a Dapr resource in a vcluster while it is compared with its copy. */
export type DeclaredFacts = {
  generation: number;
  /** RFC 3339 time of the last write by others than the Component syncer. */
  changedAt?: string;
  /** Digest of the copy that the Component syncer makes of it, without its scopes. */
  copyDigest(tenant: string): string;
};

/** A Dapr resource, on either side. */
export type ResourceItem = ItemBase & {
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** App ids it is for; none: all of its namespace. */
  scopes: string[];
  /** Keyed digest of what the author wrote, of a copy of the Component syncer without scopes; only good for "are these two the same". */
  digest: string;
  /** Of an object in a vcluster only. */
  declared?: DeclaredFacts;
  /** Of what the portal registered on the host: how it was edited there since. */
  edited?: HostEdit;
  /** Of what the portal registered on the host: what it declared is not known. */
  unrecorded?: true;
  /** Of a Subscription only: what it is for, which is all that a sidecar tells of it. */
  subscription?: { pubsub: string; topic: string };
};

/** A Dapr Component, on either side. */
export type ComponentItem = ResourceItem & {
  generation?: number;
  type?: string;
  version?: string;
  ignoreErrors?: boolean;
  secretStore?: string;
  metadata: ComponentMetadata[];
};

/** Condition of a release of Flux, or of an Application of Argo CD. */
export type ReleaseCondition = {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason?: string;
  message?: string;
  lastTransitionTime?: string;
};

/** A HelmRelease of Flux or an Application of Argo CD that installs a vcluster; its values are not kept. */
export type ReleaseItem = ItemBase & {
  tool: 'flux' | 'argocd';
  releaseName: string;
  targetNamespace: string;
  version?: string;
  suspended: boolean;
  outdated: boolean;
  /** Why it does not get on; absent while it does, or is about another generation. */
  failure?: { reason: string; message: string };
  conditions: ReleaseCondition[];
};

/** Kept objects by the full name of their kind. */
export type Items = {
  namespaces: NamespaceItem;
  'statefulsets.apps': WorkloadItem;
  'deployments.apps': WorkloadItem;
  pods: PodItem;
  resourcequotas: QuotaItem;
  'components.dapr.io': ComponentItem;
  'helmreleases.helm.toolkit.fluxcd.io': ReleaseItem;
  'applications.argoproj.io': ReleaseItem;
} & { [K in ResourceKind]: ResourceItem };

/** Full name of a watched kind. */
export type SourceKind = keyof Items;

/** Full name of a watched kind of Dapr other than Components. */
export type ResourceKind = DaprCrdName<DaprResourceKind>;

/** Watched kinds of Dapr other than Components. */
export const RESOURCE_KINDS = Object.fromEntries(
  DAPR_RESOURCE_KINDS.map(kind => [daprCrdName(kind), kind]),
) as Record<ResourceKind, DaprResourceKind>;

/** Full names of the kinds of which a vcluster and its host have a copy each. */
export type SyncedKind = ResourceKind | 'components.dapr.io';
