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
  close(): Promise<void>;
};
