import { Condition, KubeObject, PodTemplate } from '../../client';

/** `matchLabels` is all the sandbox's workloads use. */
export interface LabelSelector {
  matchLabels?: Record<string, string>;
}

export interface Deployment extends KubeObject {
  spec: {
    replicas?: number;
    selector: LabelSelector;
    template: PodTemplate;
    strategy?: {
      type?: string;
      rollingUpdate?: {
        maxSurge?: number | string;
        maxUnavailable?: number | string;
      };
    };
    revisionHistoryLimit?: number;
  };
  status?: {
    replicas?: number;
    readyReplicas?: number;
    availableReplicas?: number;
    conditions?: Condition[];
    [field: string]: unknown;
  };
}

export interface ReplicaSet extends KubeObject {
  spec: {
    replicas?: number;
    selector: LabelSelector;
    template: PodTemplate;
  };
  status?: {
    replicas?: number;
    readyReplicas?: number;
    availableReplicas?: number;
    conditions?: Condition[];
    [field: string]: unknown;
  };
}

export interface StatefulSet extends KubeObject {
  spec: {
    replicas?: number;
    serviceName?: string;
    podManagementPolicy?: string;
    selector: LabelSelector;
    template: PodTemplate;
    updateStrategy?: { type?: string };
    volumeClaimTemplates?: {
      metadata: { name: string; [field: string]: unknown };
      spec: Record<string, unknown>;
    }[];
  };
  status?: Record<string, unknown>;
}

export interface Service extends KubeObject {
  spec?: {
    type?: string;
    selector?: Record<string, string>;
    clusterIP?: string;
    publishNotReadyAddresses?: boolean;
    ports?: {
      name?: string;
      port: number;
      protocol?: string;
      targetPort?: number | string;
    }[];
  };
}
