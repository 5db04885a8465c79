import {
  ApiServer,
  DAPR_DEFINITIONS,
  KubeObject as WireObject,
  sharedCertificateAuthority,
  startApiServer,
  realClock,
  Controllers,
  startControllers,
} from 'dapr-vcluster-kube-sim';
import {
  CLUSTER_ROLE_BINDINGS,
  DEPLOYMENTS,
  ensure,
  Informers,
  kubeConfigOf,
  NAMESPACES,
  Pod,
  PODS,
  SandboxClient,
  Transport,
} from 'dapr-vcluster-kube-sim/client';
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
  readonly client: SandboxClient;
  readonly informers: Informers;
  readonly dapr: Dapr;
  readonly controllers: Controllers;

  private constructor(
    server: ApiServer,
    client: SandboxClient,
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
    const client = new SandboxClient(kubeConfig);
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
      await host.until(DEPLOYMENTS, `dapr-system/${name}`, object =>
        JSON.stringify(object.status ?? {}).includes('"availableReplicas":1'),
      );
    }
    return host;
  }

  /** A service account that may do everything, in a namespace of its own; the client acts as it. */
  async addTenant(namespace: string, serviceAccount: string) {
    await ensure(this.client, NAMESPACES, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    await this.client.create(CLUSTER_ROLE_BINDINGS, {
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
    return new SandboxClient(
      kubeConfigOf(
        this.server,
        this.server.serviceAccountToken(namespace, serviceAccount),
      ),
    );
  }

  /** The log of a pod's daprd, as it grows. */
  openLog(namespace: string, pod: string, signal: AbortSignal) {
    return new Transport(
      kubeConfigOf(this.server, this.server.adminToken),
    ).open({
      method: 'GET',
      path: `/api/v1/namespaces/${namespace}/pods/${pod}/log`,
      query: { container: 'daprd', follow: 'true' },
      signal,
    });
  }

  /** Resolves with the first version of an object that fits. */
  until<T extends WireObject & { metadata: { name: string } }>(
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
    return this.until<Pod>(PODS, key, fits);
  }

  /** A request through `pods/<name>:<port>/proxy`. */
  async proxy(namespace: string, pod: string, port: number, path: string) {
    const { status, body } = await this.client.raw({
      method: 'GET',
      path: `/api/v1/namespaces/${namespace}/pods/${pod}:${port}/proxy${path}`,
    });
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
