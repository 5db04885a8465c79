import {
  ApiServer,
  DAPR_DEFINITIONS,
  sharedCertificateAuthority,
  startApiServer,
  realClock,
  Controllers,
  startControllers,
  kubeConfigOf,
} from 'dapr-vcluster-kube-sim';
import {
  ensure,
  Informers,
  Pod,
} from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  HttpKubeClient,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  ControlPlaneOptions,
  Dapr,
  DEFAULT_REDIS,
  startDapr,
} from '../../dapr';

export const REDIS_PASSWORD = 'redis-password-of-the-test';

/** A host with a Dapr control plane, for one test file. */
export class DaprHost {
  readonly server: ApiServer;
  readonly client: KubeClient;
  readonly informers: Informers;
  readonly dapr: Dapr;
  readonly controllers: Controllers;

  private constructor(
    server: ApiServer,
    client: KubeClient,
    informers: Informers,
    dapr: Dapr,
    controllers: Controllers,
  ) {
    this.server = server;
    this.client = client;
    this.informers = informers;
    this.dapr = dapr;
    this.controllers = controllers;
  }

  static async start(options: ControlPlaneOptions = {}) {
    const server = await startApiServer({
      name: 'host',
      initial: DAPR_DEFINITIONS,
    });
    const kubeConfig = kubeConfigOf(server, server.adminToken);
    const client = new HttpKubeClient(kubeConfig);
    const informers = new Informers(client, realClock);
    const simulated = await startDapr({
      client,
      informers,
      authority: sharedCertificateAuthority(),
      backends: { [DEFAULT_REDIS]: { password: REDIS_PASSWORD } },
      restarts: { firstMs: 20, longestMs: 50, resetAfterMs: 60_000 },
      ...options,
    });
    const controllers = startControllers({
      kubeConfig,
      informers,
      pods: 'run',
      programs: simulated.sidecars,
    });
    server.setPodBackend(simulated.podBackend);
    await controllers.ready;
    await simulated.install();
    const host = new DaprHost(
      server,
      client,
      informers,
      simulated,
      controllers,
    );
    for (const name of [
      'dapr-sidecar-injector',
      'dapr-sentry',
      'dapr-operator',
    ]) {
      await host.until(RESOURCES.deployments, `dapr-system/${name}`, object =>
        JSON.stringify(object.status ?? {}).includes('"availableReplicas":1'),
      );
    }
    return host;
  }

  /** A service account that may do everything, in a namespace of its own; the client acts as it. */
  async addTenant(namespace: string, serviceAccount: string) {
    await ensure(this.client, RESOURCES.namespaces, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    await this.client.create(RESOURCES.clusterRoleBindings, {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: serviceAccount },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: 'cluster-admin',
      },
      subjects: [{ kind: 'ServiceAccount', name: serviceAccount, namespace }],
    });
    return new HttpKubeClient(
      kubeConfigOf(
        this.server,
        this.server.serviceAccountToken(namespace, serviceAccount),
      ),
    );
  }

  /** The log of a pod's daprd, as it grows. */
  openLog(namespace: string, pod: string, signal: AbortSignal) {
    const query = 'container=daprd&follow=true';
    return this.client.stream(
      `/api/v1/namespaces/${namespace}/pods/${pod}/log?${query}`,
      { signal },
    );
  }

  /** Resolves with the first version of an object that fits. */
  until<T extends KubeObject>(
    resource: Parameters<Informers['of']>[0],
    key: string,
    fits: (object: T) => boolean,
  ): Promise<T> {
    const informer = this.informers.of<T>(resource);
    return new Promise(resolve => {
      const look = () => {
        const object = informer.get(key);
        if (object && fits(object)) {
          resolve(object);
        }
      };
      informer.subscribe(look);
    });
  }

  pod(key: string, fits: (pod: Pod) => boolean) {
    return this.until<Pod>(RESOURCES.pods, key, fits);
  }

  /** A request through `pods/<name>:<port>/proxy`. */
  async proxy(namespace: string, pod: string, port: number, path: string) {
    const { status, body } = await this.client.raw(
      `/api/v1/namespaces/${namespace}/pods/${pod}:${port}/proxy${path}`,
    );
    return { status, body };
  }

  async close() {
    await this.controllers.stop();
    await this.dapr.stop();
    await this.informers.stop();
    this.client.close();
    await this.server.close();
  }
}
