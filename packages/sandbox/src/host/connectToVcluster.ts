import { once } from 'node:events';
import { connect, Socket } from 'node:net';
import { KubeObject } from 'dapr-vcluster-kube-sim';
import { Tenants } from '../syncer';

/** Port on which a vcluster's pod serves its API. */
const API_PORT = 8443;

/**
 * Connects to a port of a simulated pod. Only pods of vclusters listen, on one port: behind it is the tenant's
 * virtual API server.
 *
 * @throws Error that reads as the kubelet's when nothing listens
 */
export async function connectToVcluster(
  tenants: Pick<Tenants, 'get'>,
  { pod, port }: { pod: KubeObject; port: number },
): Promise<Socket> {
  const { labels = {}, namespace = '', uid } = pod.metadata;
  const tenant =
    port === API_PORT && labels.app === 'vcluster'
      ? tenants.get(namespace, labels.release)
      : undefined;
  if (tenant?.config.podUid !== uid || !tenant) {
    throw new Error(
      `failed to connect to localhost:${port}: dial tcp4 127.0.0.1:${port}: connect: connection refused`,
    );
  }
  const { hostname, port: served } = new URL(tenant.controlPlane.access.url);
  const socket = connect(Number(served), hostname);
  await once(socket, 'connect');
  return socket;
}
