import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** A pod's container as the sandbox reads and writes it. */
export type Container = {
  name: string;
  image: string;
  args?: string[];
  command?: string[];
  restartPolicy?: string;
  env?: EnvVar[];
  envFrom?: {
    secretRef?: { name: string; optional?: boolean };
    configMapRef?: { name: string; optional?: boolean };
  }[];
  ports?: { containerPort: number; name?: string; protocol?: string }[];
  volumeMounts?: { name: string; mountPath: string; readOnly?: boolean }[];
  resources?: Record<string, unknown>;
  [field: string]: unknown;
};

export type EnvVar = {
  name: string;
  value?: string;
  valueFrom?: {
    fieldRef?: { apiVersion?: string; fieldPath: string };
    secretKeyRef?: { name: string; key: string; optional?: boolean };
    configMapKeyRef?: { name: string; key: string; optional?: boolean };
    resourceFieldRef?: unknown;
  };
};

export type Volume = {
  name: string;
  secret?: { secretName: string; optional?: boolean; [field: string]: unknown };
  configMap?: { name: string; optional?: boolean; [field: string]: unknown };
  persistentVolumeClaim?: { claimName: string };
  projected?: {
    sources: {
      secret?: { name: string; optional?: boolean };
      configMap?: { name: string; optional?: boolean };
      [field: string]: unknown;
    }[];
    [field: string]: unknown;
  };
  [field: string]: unknown;
};

export type PodSpec = {
  containers: Container[];
  initContainers?: Container[];
  volumes?: Volume[];
  nodeName?: string;
  serviceAccountName?: string;
  restartPolicy?: string;
  tolerations?: unknown[];
  [field: string]: unknown;
};

/** `state` and `lastState` of a container: exactly one of the three, or none. */
export type ContainerState = {
  running?: { startedAt: string };
  waiting?: { reason: string; message?: string };
  terminated?: {
    exitCode: number;
    reason: string;
    message?: string;
    startedAt?: string;
    finishedAt?: string;
    containerID?: string;
  };
};

export type ContainerStatus = {
  name: string;
  image: string;
  imageID: string;
  ready: boolean;
  restartCount: number;
  started?: boolean;
  state: ContainerState;
  lastState: ContainerState;
  [field: string]: unknown;
};

export type Condition = {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  lastTransitionTime?: string;
  lastUpdateTime?: string;
  lastProbeTime?: null;
};

export type PodStatus = {
  phase?: string;
  conditions?: Condition[];
  containerStatuses?: ContainerStatus[];
  initContainerStatuses?: ContainerStatus[];
  podIP?: string;
  podIPs?: { ip: string }[];
  hostIP?: string;
  startTime?: string;
  qosClass?: string;
  reason?: string;
  message?: string;
};

export type Pod = {
  spec: PodSpec;
  status?: PodStatus;
} & KubeObject;

/** `spec.template` of a workload. */
export type PodTemplate = {
  metadata?: {
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec: PodSpec;
};

/** A Secret with its values still base64. */
export type Secret = {
  data?: Record<string, string>;
} & KubeObject;
