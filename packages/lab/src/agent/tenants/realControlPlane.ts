import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StartControlPlane } from 'dapr-vcluster-sandbox';
import { startControlPlane } from '../../cluster/controlPlane';
import { tenantProcess } from '../../processes/names';
import { Supervisor } from '../../processes/Supervisor';

/** First port of the tenants' API servers; each takes the next free pair. */
const FIRST_PORT = 7001;

/** Controllers that would act on the vcluster's stand-in nodes and volumes, which belong to the host. */
const CONTROLLERS = [
  '*',
  '-node-ipam-controller',
  '-node-lifecycle-controller',
  '-node-route-controller',
  '-cloud-node-lifecycle-controller',
  '-persistentvolume-binder-controller',
  '-persistentvolume-attach-detach-controller',
  '-persistentvolume-expander-controller',
  '-pod-garbage-collector-controller',
  '-ttl-controller',
].join(',');

/** Starts real control planes for vclusters: a kube-apiserver and a kube-controller-manager each, on the shared etcd. */
export function realControlPlane(
  supervisor: Supervisor,
  programs: Map<string, string>,
  folder: string,
): StartControlPlane {
  const taken = new Set<number>();
  const former = new Map<string, number>();
  // A vcluster that is resumed answers where it did before, as behind its Service.
  const takePort = ({
    namespace,
    name,
  }: {
    namespace: string;
    name: string;
  }) => {
    const key = `${namespace}/${name}`;
    let port = former.get(key) ?? FIRST_PORT;
    while (taken.has(port)) {
      port += 2;
    }
    taken.add(port);
    former.set(key, port);
    return port;
  };
  return async config => {
    const { vcluster, claimUid, podUid } = config;
    const port = takePort(vcluster);
    const name = tenantProcess(vcluster);
    const parts = [`${name}-controller-manager`, `${name}-apiserver`];
    const stop = async () => {
      for (const part of parts) {
        await supervisor.stop(part);
      }
      taken.delete(port);
    };
    try {
      const plane = await startControlPlane(supervisor, programs, {
        name,
        // As the claim that holds a real vcluster's data: a new claim is a new, empty cluster.
        dataKey: claimUid ?? podUid,
        folder: join(folder, claimUid ?? podUid),
        apiPort: port,
        controllerPort: port + 1,
        controllers: CONTROLLERS,
        // What the certificate of a vcluster covers, besides the addresses of this machine.
        serverNames: [`${vcluster.name}.${vcluster.namespace}`],
      });
      return {
        access: {
          url: plane.server,
          caData: readFileSync(plane.caFile).toString('base64'),
          token: plane.token,
        },
        startControllers: () => ({ stop: async () => {} }),
        version: () => 0,
        state: () => undefined,
        stop,
      };
    } catch (error) {
      await stop();
      throw error;
    }
  };
}
