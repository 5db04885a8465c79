import { CreatableProfile } from 'backstage-plugin-dapr-vcluster-common';
import { HostConnection } from 'backstage-plugin-dapr-vcluster-node';
import { KubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { PluginConfig } from '../../portal/PluginBackend';

/** A vcluster to try things on. */
export type TestTenant = {
  namespace: string;
  name: string;
  profile: CreatableProfile;
  /** Of the chart; the profile's unless given. */
  values?: object;
};

/** How the program of the Component syncer is started. */
export type SyncerOptions = {
  /** Host namespace that it is installed in, which is there. */
  namespace: string;
  replica: string;
  /** Host namespaces whose Secrets it may read. */
  tenantNamespaces: string[];
  /** Severities of rules. */
  rules?: Record<string, string>;
};

/** The running program of the Component syncer. */
export type SyncerProgram = {
  /** Where health and metrics are. */
  url: string;
  /** Of a process of its own. */
  pid?: number;
  /** When that process was started; milliseconds of the clock of `performance.now()`. */
  begun?: number;
  /** Changes the policy file under it. */
  changeRules(rules: Record<string, string>): void;
  /** Ends it in good order. */
  stop(): Promise<void>;
  /** Ends it at once, as a node that is lost would; only a process of its own can be ended so. */
  kill?(): Promise<void>;
};

/** How a tenant reaches the API server of its vcluster. */
export type TenantAccess = { kubeconfig: string; virtual: KubeClient };

/** A host with a Dapr control plane: the simulated one, or the lab's. */
export type Target = {
  /** Its administrator. */
  host: KubeClient;
  /** How a portal connects, with the rights of the manifest it ships. */
  portal: HostConnection;
  /** `daprVcluster` in the configuration of a portal that creates tenants here. */
  portalConfig: PluginConfig;
  redis: { address: string; password: string };
  /** Address where connections are taken and nothing is ever said. */
  silent: string;
  /** Has the vcluster chart installed, as the portal's provisioner would. Does not wait. */
  install(tenant: TestTenant): Promise<void>;
  /** Has the chart uninstalled, and nothing else removed. */
  uninstall(tenant: TestTenant): Promise<void>;
  /** Starts the Component syncer without a portal; on the lab with the rights and the configuration of its chart. */
  startSyncer(options: SyncerOptions): Promise<SyncerProgram>;
  /** Applies a manifest in a vcluster; on the lab with plain `kubectl apply`. */
  apply(tenant: TenantAccess, manifest: string): Promise<void>;
  /**
   * Runs the real kubectl, where there is one; as the host's administrator without a kubeconfig.
   *
   * @returns what it printed
   * @throws Failure with its last lines when its exit code is not 0
   */
  kubectl?(
    kubeconfig: string | undefined,
    args: string[],
    input?: string,
  ): Promise<string>;
  close(): Promise<void>;
};
