import {
  ApiServer,
  startApiServer,
  HOST_DEFINITIONS,
} from 'dapr-vcluster-kube-sim';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { component, injector, namespace, pod, vcluster } from './objects';

type Options = Partial<Parameters<typeof startApiServer>[0]>;
type Objects = NonNullable<Options['initial']>;

/** A simulated host with one tenant `vcluster-a/a`, a Dapr Component and a pod. */
export function startFaultHost(
  name: string,
  options: Options = {},
): Promise<ApiServer> {
  const objects: KubeObject[] = [
    namespace('vcluster-a'),
    namespace('dapr-system'),
    vcluster('vcluster-a', 'a'),
    injector(),
    component('vcluster-a', 'store'),
    pod('vcluster-a', 'p'),
  ];
  return startApiServer({
    name,
    initial: [...(HOST_DEFINITIONS as Objects), ...(objects as Objects)],
    ...options,
  });
}

/** Writes a pod with a sidecar straight into a host's store, as fast as that goes. */
export function putPod(server: ApiServer, name: string, restarts = 0): void {
  const object = pod('vcluster-a', name) as Objects[number] & {
    status: { containerStatuses: object[] };
  };
  const [status] = object.status.containerStatuses;
  server.store.put('pods', {
    ...object,
    status: {
      ...object.status,
      containerStatuses: [{ ...status, restartCount: restarts }],
    },
  });
}
