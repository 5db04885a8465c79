/** Status of one container, as far as a diagnosis needs it. */
export type ContainerStatus = {
  ready: boolean;
  restarts: number;
  /** RFC 3339 time since when it runs; absent when it does not. */
  startedAt?: string;
  /** Reason of the waiting state, e.g. `CrashLoopBackOff`. */
  waiting?: string;
  /** Set when it has ended and is not started again. */
  terminated?: { reason?: string; exitCode?: number };
  /** How it ended the last time. */
  last?: { reason?: string; exitCode?: number };
};

/** The container `daprd` of a pod. */
export type DaprdContainer = {
  /** True for an init container that keeps running (native sidecar). */
  native: boolean;
  image: string;
  appId?: string;
  appPort?: number;
  config?: string;
  /**
   * Set where every other container of the pod has ended and none is started again, as in a Job: whether one of them
   * failed, and RFC 3339 time when the last ended.
   */
  outlivesApp?: { failed: boolean; since?: string };
  /** Absent until the kubelet reports one. */
  status?: ContainerStatus;
};

/** A pod that requests a sidecar or has one, on either side. */
export type SidecarPod = {
  namespace: string;
  name: string;
  createdAt?: string;
  /** `dapr.io/*` annotations and labels are enough. */
  labels: Record<string, string>;
  annotations: Record<string, string>;
  phase?: string;
  daprd?: DaprdContainer;
};

/** What is known of the host's injector; what is absent is unknown. */
export type InjectorFacts = {
  /** Dapr's version, e.g. `1.18.3`. */
  daprVersion?: string;
  state: 'ready' | 'not-ready' | 'missing' | 'unknown';
  /** The injector's two lists. */
  serviceAccounts?: string;
  prefixNames?: string;
  /** RFC 3339 time of the newest start of an injector pod. */
  runningSince?: string;
};
