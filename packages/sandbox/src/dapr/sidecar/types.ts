import { Pod, Secret } from 'dapr-vcluster-kube-sim/controller-runtime';
import { BackendRegistry } from './backends';
import { LoadedComponent } from './initComponent';
import { LogLine } from './log/LogLine';
import {
  DaprComponent,
  DaprConfiguration,
  DaprSubscription,
  NamedObjects,
} from './objects';

/** Everything a sidecar can see: its pod, and the Dapr objects and Secrets of its host namespace. */
export type SidecarInput = {
  pod: Pod;
  components: DaprComponent[];
  secrets: Secret[];
  configurations: DaprConfiguration[];
  subscriptions: DaprSubscription[];
  named: NamedObjects;
  backends: BackendRegistry;
  /** Whether the app listens on its port. */
  appListening: boolean;
  runtime: RuntimeInfo;
  /** What dialling a server of the control plane says where that fails; absent: it answers. */
  unreachable?: Partial<Record<ControlPlaneServer, string>>;
};

/** The servers without which no daprd starts. */
export type ControlPlaneServer = 'sentry' | 'operator';

/** What the sidecar's program and control plane are. */
export type RuntimeInfo = {
  version: string;
  placementConnected: boolean;
  /** Addresses of the scheduler servers it is connected to. */
  schedulers: string[];
};

/** Why daprd ended; kubelet restarts it. */
export type SidecarExit = {
  code: number;
  message?: string;
  /** Default: `Error`. */
  reason?: 'OOMKilled';
};

/** What became of each Dapr Component in scope, so that a reload can tell what changed. */
export type ComponentOutcome = {
  component: DaprComponent;
  loaded?: LoadedComponent;
};

/** A daprd at one moment. With `exit` set it has ended and answers nothing. */
export type SidecarState = {
  appId: string;
  exit?: SidecarExit;
  /** Milliseconds that its start takes, because backends say nothing; it serves nothing meanwhile. */
  startsInMs?: number;
  /** The server it waits for, and what dialling it says; it serves nothing meanwhile. */
  connecting?: { server: ControlPlaneServer; dialling: string };
  outcomes: ComponentOutcome[];
  /** What is in its scope of the kinds besides Dapr Components that it has read; absent until it has. */
  read?: Pick<SidecarInput, 'subscriptions' | 'named'>;
  /** The app channel came up at least once, and the log says so. */
  initialized: boolean;
  /** The built-in store `kubernetes`, when it is on. */
  builtin?: LoadedComponent;
  log: LogLine[];
};
