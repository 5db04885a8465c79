import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { KubeClient } from '../KubeClient';
import { isForbidden } from '../KubeError';
import { RESOURCES } from '../resources';
import { noAnswer } from '../transport';
import { KubeObject } from '../types';
import { OpenPort, PodPort } from './openPortForward';
import { forwardRefused, unreachable } from './refused';

/** Port on which a vcluster's pod serves its API. */
const API_PORT = 8443;
const MANIFEST = 'manifests/rbac-port-forward.yaml';

type Pod = KubeObject & {
  status?: {
    phase?: string;
    conditions?: Array<{ type: string; status: string }>;
  };
};

/** What a host offers for reaching its pods. */
export type PodAccess = {
  client: KubeClient;
  openPortForward: (to: PodPort, signal: AbortSignal) => Promise<OpenPort>;
};

/**
 * Opens the API server's port of a vcluster, in a pod of it.
 *
 * @throws KubeError of reason `Unreachable` whose message says which pod, or that there is none, and why
 */
export async function openToVcluster(
  host: PodAccess,
  { namespace, name }: TenantRef,
  signal: AbortSignal,
): Promise<OpenPort> {
  const selector = `app=vcluster,release=${name}`;
  const pod = await podOf(host.client, namespace, selector, signal);
  if (!pod) {
    throw unreachable(`no pod with ${selector} runs in namespace ${namespace}`);
  }
  const to = { namespace, name: pod.metadata.name, port: API_PORT };
  try {
    return await host.openPortForward(to, signal);
  } catch (error) {
    const { message } = noAnswer(error);
    const why = isForbidden(error)
      ? `${message}; the rights are in ${MANIFEST}`
      : message;
    throw forwardRefused(`${namespace}/${to.name}`, why);
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
    throw unreachable(
      `the pods of namespace ${namespace} cannot be listed for a port-forward: ${
        noAnswer(error).message
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
