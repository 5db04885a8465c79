import { DAPR_KIND_TABLE } from 'backstage-plugin-dapr-vcluster-common';
import {
  Discovery,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HostHandle, portalIdentity } from '../../platform/hosts';

/** What of a host its isolation objects depend on. */
export type IsolationFacts = {
  /** Namespace of Dapr's control plane. */
  daprNamespace: string;
  /** Addresses and ports of the host's API servers; empty when the host does not tell them. */
  apiServers: ApiServer[];
  /** Namespace of the portal's service account; absent when it has none. */
  portalNamespace?: string;
  /** Whether the host has the CRD of WorkflowAccessPolicies. */
  workflowAccessPolicies: boolean;
};

/** One API server of a host, as its pods reach it. */
export type ApiServer = { address: string; ports: number[] };

type EndpointSlice = KubeObject & {
  endpoints?: Array<{ addresses: string[] }>;
  ports?: Array<{ port?: number }>;
};

/** Reads {@link IsolationFacts} from a host. */
export async function readIsolationFacts({
  client,
  dapr,
}: HostHandle): Promise<IsolationFacts> {
  const { items } = await client.list<EndpointSlice>(RESOURCES.endpointSlices, {
    namespace: 'default',
    labelSelector: 'kubernetes.io/service-name=kubernetes',
  });
  const { apiVersion, kind } = DAPR_KIND_TABLE.WorkflowAccessPolicy;
  const [identity, served] = await Promise.all([
    portalIdentity(client),
    new Discovery(client).find(apiVersion, kind),
  ]);
  return {
    daprNamespace: dapr.namespace,
    apiServers: items.flatMap(({ endpoints = [], ports = [] }) =>
      endpoints
        .flatMap(({ addresses }) => addresses)
        .map(address => ({
          address,
          ports: ports.flatMap(({ port }) => (port ? [port] : [])),
        })),
    ),
    portalNamespace: identity?.serviceAccount?.namespace,
    workflowAccessPolicies: Boolean(served),
  };
}
