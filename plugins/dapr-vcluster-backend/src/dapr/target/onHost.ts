import { KubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HostHandle, toRouteError } from '../../platform/hosts';

/** Runs calls to a host; @throws errors for the route that name the host, not the vcluster. */
export async function onHost<T>(
  { client, name }: HostHandle,
  call: (client: KubeClient) => Promise<T>,
): Promise<T> {
  try {
    return await call(client);
  } catch (error) {
    throw toRouteError(error, { place: `host ${name}` });
  }
}
