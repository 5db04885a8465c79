import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** Where an Application takes its objects from; the part that the sandbox understands. */
export type Source = {
  repoURL: string;
  chart?: string;
  targetRevision?: string;
  helm?: { releaseName?: string; valuesObject?: Record<string, unknown> };
};

/** A difference that does not count. */
export type IgnoredDifference = {
  group?: string;
  kind: string;
  name?: string;
  jsonPointers?: string[];
};

/** An error or warning of an Application. */
export type ApplicationCondition = {
  type: string;
  message: string;
  lastTransitionTime?: string;
};

/** Status fields of an Application that clients read. */
export type ApplicationStatus = {
  sync?: {
    status: 'Synced' | 'OutOfSync' | 'Unknown';
    revision?: string;
    comparedTo?: { source: Source; destination: Destination };
  };
  health?: { status: string; message?: string };
  operationState?: {
    phase: 'Running' | 'Succeeded' | 'Failed' | 'Error';
    message?: string;
    startedAt?: string;
    finishedAt?: string;
    operation?: { sync: { revision?: string } };
    syncResult?: { revision: string; source: Source };
  };
  conditions?: ApplicationCondition[];
  resources?: Array<{
    group?: string;
    version: string;
    kind: string;
    namespace?: string;
    name: string;
    status?: string;
  }>;
  reconciledAt?: string;
  sourceType?: string;
};

/** Cluster and namespace that an Application deploys into. */
export type Destination = {
  server?: string;
  name?: string;
  namespace?: string;
};

/** The part of an Application that the sandbox understands. */
export type Application = KubeObject & {
  spec: {
    project: string;
    source?: Source;
    destination: Destination;
    syncPolicy?: {
      automated?: { prune?: boolean; selfHeal?: boolean; enabled?: boolean };
      syncOptions?: string[];
    };
    ignoreDifferences?: IgnoredDifference[];
  };
  status?: ApplicationStatus;
};

/** The part of an AppProject that the sandbox understands. */
export type AppProject = KubeObject & {
  spec: {
    sourceRepos?: string[];
    destinations?: Destination[];
    sourceNamespaces?: string[];
  };
};
