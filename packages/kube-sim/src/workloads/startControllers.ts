import { KubeConfig } from '@kubernetes/client-node';
import {
  HttpKubeClient,
  KubeClient,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Clock, realClock } from '../clock/Clock';
import { Controller, Informers } from '../controllerRuntime';
import { runDeploymentController } from './deployments/controller';
import { ContainerPrograms } from './pods/ContainerPrograms';
import { DEFAULT_NODE, ensureNode, NodeOptions } from './pods/node';
import { PodRunner } from './pods/PodRunner';
import { runQuotaController } from './quotas/controller';
import { runReplicaSetController } from './replicasets/controller';
import { runEndpointsController } from './services/controller';
import { ControllerContext } from './shared/ControllerContext';
import { runStatefulSetController } from './statefulsets/controller';
import { runVolumeController } from './volumes/controller';

export type ControllersOptions = {
  /** How to reach the API server, and as whom. */
  kubeConfig: KubeConfig;
  /**
   * `run`: this API server's pods run here, on one simulated node (a host).
   * `none`: somebody else runs them and writes their status (a vcluster, whose
   * syncer has the host run them).
   */
  pods: 'run' | 'none';
  node?: Partial<NodeOptions>;
  /** Programs with a life of their own, such as daprd. */
  programs?: ContainerPrograms;
  /** Images that cannot be pulled; none unless told. */
  unpullable?: (image: string) => boolean;
  clock?: Clock;
  /** Shared caches of the same connection; made here unless given. */
  informers?: Informers;
  onError?: (controller: string, key: string, error: unknown) => void;
};

export type Controllers = {
  /** Resolves when everything found at the start was reconciled once. */
  ready: Promise<void>;
  informers: Informers;
  client: KubeClient;
  /** Resolves when no controller has work; delayed restarts do not count. */
  idle(): Promise<void>;
  /** Stops all controllers after the work under way. */
  stop(): Promise<void>;
};

/** Starts the workload controllers of one API server. */
export function startControllers(options: ControllersOptions): Controllers {
  const clock = options.clock ?? realClock;
  const client = new HttpKubeClient(options.kubeConfig);
  const informers = options.informers ?? new Informers(client, clock);
  const context = new ControllerContext(
    client,
    informers,
    clock,
    options.onError,
  );
  const controllers: Controller[] = [
    runDeploymentController(context),
    runReplicaSetController(context),
    runStatefulSetController(context),
    runEndpointsController(context),
  ];
  const prepared: Promise<void>[] = [];
  if (options.pods === 'run') {
    const node = { ...DEFAULT_NODE, ...options.node };
    prepared.push(ensureNode(client, node, context.now()));
    controllers.push(
      runVolumeController(context),
      runQuotaController(context),
      new PodRunner(context, {
        node,
        programs: options.programs,
        unpullable: options.unpullable ?? (() => false),
      }).run(),
    );
  }
  return {
    client,
    informers,
    ready: Promise.all([
      ...prepared,
      ...controllers.map(({ ready }) => ready),
    ]).then(() => undefined),
    idle: async () => {
      // One controller's last step may be the next one's first.
      await Promise.all(controllers.map(each => each.idle()));
    },
    stop: async () => {
      await Promise.all(controllers.map(each => each.stop()));
      if (!options.informers) {
        await informers.stop();
      }
      client.close();
    },
  };
}
