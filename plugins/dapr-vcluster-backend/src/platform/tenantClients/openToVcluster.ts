import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import {
  portForwardRefused,
  isForbidden,
  KubeClient,
  KubeObject,
  toKubeError,
  OpenPort,
  RESOURCES,
  unreachableError,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HostHandle } from '../hosts';

/** Port on which a vcluster's pod serves its API. */
const API_PORT = 8443;
const MANIFEST = 'manifests/rbac-port-forward.yaml';

type Pod = KubeObject & {
  status?: {
    phase?: string;
    conditions?: Array<{ type: string; status: string }>;
  };
};

/**
 * Opens the API server's port of a vcluster, in a pod of it.
 *
 * @throws KubeError of reason `Unreachable` whose message says which pod, or that there is none, and why
 */
export async function openToVcluster(
  host: Pick<HostHandle, 'client' | 'openPortForward'>,
  { namespace, name }: TenantRef,
  signal: AbortSignal,
): Promise<OpenPort> {
  const selector = `app=vcluster,release=${name}`;
  const pod = await podOf(host.client, namespace, selector, signal);
  if (!pod) {
    throw unreachableError(
      `no pod with ${selector} runs in namespace ${namespace}`,
    );
  }
  const to = { namespace, name: pod.metadata.name, port: API_PORT };
  try {
    return await host.openPortForward(to, signal);
  } catch (error) {
    const { message } = toKubeError(error);
    const why = isForbidden(error)
      ? `${message}; the rights are in ${MANIFEST}`
      : message;
    throw portForwardRefused(`${namespace}/${to.name}`, why);
  }
}

async function podOf(
  client: KubeClient,
  namespace: string,
  labelSelector: string,
  signal: AbortSignal,
): Promise<Pod | undefined> {
  try {
    const options = { namespace, labelSelector, signal };
    const { items } = await client.list<Pod>(RESOURCES.pods, options);
    const running = items.filter(
      ({ metadata, status }) =>
        !metadata.deletionTimestamp && status?.phase === 'Running',
    );
    return running.find(isReady) ?? running[0];
  } catch (error) {
    throw unreachableError(
      `the pods of namespace ${namespace} cannot be listed for a port-forward: ${
        toKubeError(error).message
      }`,
    );
  }
}

function isReady({ status }: Pod): boolean {
  return Boolean(
    status?.conditions?.some(
      each => each.type === 'Ready' && each.status === 'True',
    ),
  );
}
