import {
  Clock,
  startApiServer,
  startControllers,
  kubeConfigOf,
} from 'dapr-vcluster-kube-sim';
import { TenantConfig } from '../config/config';
import { ControlPlane, StartControlPlane, TenantState } from './ControlPlane';
import { initialObjects } from './initial';

/** Starts control planes that are simulated in this process. */
export function simulatedControlPlane(clock: Clock): StartControlPlane {
  return async (config, apiIp, state): Promise<ControlPlane> => {
    const server = await startServer(config, apiIp, clock, state);
    return {
      access: {
        url: server.url,
        caData: server.caData,
        token: server.adminToken,
      },
      faults: server.faults,
      startControllers: informers =>
        startControllers({
          kubeConfig: kubeConfigOf(server, server.adminToken),
          informers,
          clock,
          // No kubelet: the vcluster's pods run on the host.
          pods: 'none',
        }),
      version: () => server.store.resourceVersion,
      state: () => ({
        dump: server.dump(),
        port: Number(new URL(server.url).port),
      }),
      stop: () => server.close(),
    };
  };
}

async function startServer(
  config: TenantConfig,
  apiIp: string,
  clock: Clock,
  state?: TenantState,
) {
  const options = {
    name: `${config.vcluster.namespace}/${config.vcluster.name}`,
    kubernetesVersion: config.kubernetesVersion,
    clock,
    ...(state ? { restore: state.dump } : { initial: initialObjects(apiIp) }),
  };
  try {
    return await startApiServer({ ...options, port: state?.port ?? 0 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') {
      throw error;
    }
    return startApiServer(options);
  }
}
