import { createExtensionPoint } from '@backstage/backend-plugin-api';

/**
 * How to connect to a host, as plain data.
 *
 * @public
 */
export type HostConnection = {
  /** `https://…` of the API server. */
  url: string;
  /** CA certificate, PEM in base64. Without it the machine's trusted CAs count. */
  caData?: string;
  skipTLSVerify?: boolean;
  /** Bearer token; a function is called before every request, so it must cache. */
  token: string | (() => Promise<string>);
};

/**
 * A host, as configuration or a {@link HostSupplier} gives it.
 *
 * @public
 */
export type HostDefinition = {
  /** DNS label, unique in the portal. */
  name: string;
  title?: string;
  /** Nothing is written to this host. */
  readOnly?: boolean;
  /** Owner of unowned tenants, e.g. `group:default/platform`. */
  defaultOwner?: string;
  /** Namespace of Dapr's control plane, default `dapr-system`. */
  dapr?: { namespace?: string };
  /**
   * How its vclusters are reached. `auto` (the default): through the host's API server where their kubeconfig names an
   * address that only holds inside their pod; `direct`: never so; `port-forward`: always so.
   */
  vclusters?: 'auto' | 'direct' | 'port-forward';
  /**
   * What copies Dapr resources from its vclusters: a Component syncer in the portal, one on the host, or none. Default
   * `daprVcluster.componentSyncer`.
   */
  componentSyncer?: 'embedded' | 'external' | 'off';
  connection: HostConnection;
};

/**
 * Names further hosts beside those of `daprVcluster.hosts`; called once, at start-up.
 *
 * @public
 */
export type HostSupplier = {
  hosts(): Promise<HostDefinition[]>;
};

/**
 * Where modules add hosts that are not in app-config.
 *
 * @public
 */
export type HostsExtensionPoint = {
  addSupplier(supplier: HostSupplier): void;
};

/**
 * Where modules add hosts that are not in app-config.
 *
 * @public
 */
export const hostsExtensionPoint = createExtensionPoint<HostsExtensionPoint>({
  id: 'dapr-vcluster.hosts',
});
