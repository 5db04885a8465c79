import {
  KubeObject,
  TypeMeta,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Condition, PodTemplate } from '../../controllerRuntime';

/** `matchLabels` is all the sandbox's workloads use. */
export type LabelSelector = {
  matchLabels?: Record<string, string>;
};

export type Deployment = {
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
} & KubeObject &
  TypeMeta;

export type ReplicaSet = {
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
} & KubeObject &
  TypeMeta;

export type StatefulSet = {
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
} & KubeObject &
  TypeMeta;

export type Service = {
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
} & KubeObject;
