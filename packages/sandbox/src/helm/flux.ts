import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** A condition of a Flux object. */
export type Condition = {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason: string;
  message: string;
  lastTransitionTime: string;
  observedGeneration: number;
};

/** One release in a HelmRelease's history, newest first. */
export type Snapshot = {
  apiVersion: 'v1';
  digest: string;
  name: string;
  namespace: string;
  version: number;
  status: string;
  chartName: string;
  chartVersion: string;
  appVersion: string;
  configDigest: string;
  firstDeployed: string;
  lastDeployed: string;
};

/** The status fields of a HelmRelease that clients read. */
export type HelmReleaseStatus = {
  observedGeneration?: number;
  lastAttemptedGeneration?: number;
  lastAttemptedRevision?: string;
  lastAttemptedConfigDigest?: string;
  lastAttemptedReleaseAction?: 'install' | 'upgrade';
  helmChart?: string;
  storageNamespace?: string;
  conditions?: Condition[];
  history?: Snapshot[];
  failures?: number;
  installFailures?: number;
  upgradeFailures?: number;
};

/** The part of a HelmRelease that the sandbox understands. */
export type HelmRelease = {
  spec: {
    chart?: {
      spec: {
        chart: string;
        version?: string;
        sourceRef: { kind: string; name: string; namespace?: string };
      };
    };
    chartRef?: unknown;
    interval?: string;
    timeout?: string;
    suspend?: boolean;
    releaseName?: string;
    targetNamespace?: string;
    storageNamespace?: string;
    values?: Record<string, unknown>;
    valuesFrom?: unknown[];
    install?: { createNamespace?: boolean; disableWait?: boolean };
    upgrade?: { disableWait?: boolean };
  };
  status?: HelmReleaseStatus;
} & KubeObject;

/** The part of a HelmRepository that the sandbox understands. */
export type HelmRepository = {
  spec: { url: string; type?: string; suspend?: boolean };
  status?: { observedGeneration?: number; conditions?: Condition[] };
} & KubeObject;
