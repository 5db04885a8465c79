import { KubeConfig } from '@kubernetes/client-node';
import { Clock, realClock, kubeConfigOf } from 'dapr-vcluster-kube-sim';
import { ensure, Secret } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  getIfPresent,
  HttpKubeClient,
  KubeClient,
  KubeObject,
  NewObject,
  Resource,
  RESOURCES,
  TypeMeta,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HelmRelease, KindIndex } from '../helm';
import { LiveHost, LiveState, startLiveHost } from '../host/LiveHost';
import { until } from './until';

/** A tenant to create through Flux, as the product does. */
export type NewTenant = {
  name: string;
  version: string;
  values?: Record<string, unknown>;
  /** `vcluster-<name>` when left out. */
  namespace?: string;
};

/** A live host for tests, with the calls that most of them make. */
export class TestHost {
  /** Errors the host's controllers tried again, newest last. */
  readonly errors: string[] = [];
  readonly #clients: KubeClient[] = [];
  readonly host: LiveHost;

  private constructor(host: LiveHost, errors: string[]) {
    this.host = host;

    this.errors = errors;
  }

  static async start(options: { clock?: Clock; state?: LiveState } = {}) {
    const errors: string[] = [];
    const host = await startLiveHost({
      clock: realClock,
      ...options,
      onError: (what, error) =>
        errors.push(`${what}: ${(error as Error).message}`),
    });
    return new TestHost(host, errors);
  }

  /** The administrator's client. */
  get client(): KubeClient {
    if (this.#clients.length === 0) {
      this.#clients.push(
        new HttpKubeClient(
          kubeConfigOf(this.host.server, this.host.server.adminToken),
        ),
      );
    }
    return this.#clients[0];
  }

  async close(): Promise<LiveState> {
    this.#clients.forEach(each => each.close());
    return this.host.close();
  }

  /** Creates namespace, HelmRepository and HelmRelease. */
  async request({
    name,
    version,
    values,
    namespace = `vcluster-${name}`,
  }: NewTenant) {
    await ensure(this.client, RESOURCES.namespaces, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace, labels: { name: namespace } },
    });
    await ensure(this.client, RESOURCES.helmRepositories, {
      apiVersion: RESOURCES.helmRepositories.apiVersion,
      kind: RESOURCES.helmRepositories.kind,
      metadata: { name: 'loft', namespace },
      spec: { interval: '1h', url: 'https://charts.loft.sh' },
    });
    await this.client.create<HelmRelease>(RESOURCES.helmReleases, {
      apiVersion: RESOURCES.helmReleases.apiVersion,
      kind: RESOURCES.helmReleases.kind,
      metadata: { name, namespace },
      spec: {
        interval: '1h',
        chart: {
          spec: {
            chart: 'vcluster',
            version,
            sourceRef: { kind: 'HelmRepository', name: 'loft' },
          },
        },
        ...(values && { values }),
      },
    });
  }

  /** Waits for a condition of a HelmRelease. */
  condition(
    namespace: string,
    name: string,
    status: 'True' | 'False',
    type = 'Ready',
  ) {
    return until(
      `${type}=${status} of HelmRelease ${namespace}/${name}`,
      async () => {
        const release = await getIfPresent<HelmRelease>(
          this.client,
          RESOURCES.helmReleases,
          {
            namespace,
            name,
          },
        );
        const current =
          release?.metadata.generation === release?.status?.observedGeneration;
        return (
          current &&
          release?.status?.conditions?.find(
            each => each.type === type && each.status === status,
          )
        );
      },
    );
  }

  /** Creates a tenant, waits until it is ready and opens it with its kubeconfig Secret. */
  async tenant(tenant: NewTenant): Promise<KubeClient> {
    const { name, namespace = `vcluster-${name}` } = tenant;
    await this.request(tenant);
    await this.condition(namespace, name, 'True');
    return this.open(namespace, name);
  }

  /** Opens a tenant with its kubeconfig Secret. */
  async open(namespace: string, name: string): Promise<KubeClient> {
    const secret = await until(`kubeconfig of ${namespace}/${name}`, () =>
      getIfPresent<Secret>(this.client, RESOURCES.secrets, {
        namespace,
        name: `vc-${name}`,
      }),
    );
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromString(
      Buffer.from(secret.data!.config, 'base64').toString(),
    );
    const client = new HttpKubeClient(kubeConfig);
    this.#clients.push(client);
    return client;
  }
}

/** Creates objects of any kind. */
export async function createAll(
  client: KubeClient,
  objects: (NewObject & TypeMeta)[],
) {
  const kinds = new KindIndex(client);
  for (const object of objects) {
    await client.create(await kinds.resourceOf(object), object);
  }
}

/** Waits until an object exists and fits, and hands it back. */
export function eventually<T extends KubeObject>(
  client: KubeClient,
  resource: Resource,
  ref: { namespace?: string; name: string },
  fits: (object: T) => unknown = () => true,
): Promise<T> {
  return until(
    `${resource.kind} ${ref.namespace ?? ''}/${ref.name}`,
    async () => {
      const object = await getIfPresent<T>(client, resource, ref);
      return object && fits(object) ? object : undefined;
    },
  );
}

/** Waits until an object is gone. */
export function gone(
  client: KubeClient,
  resource: Resource,
  ref: { namespace?: string; name: string },
) {
  return until(
    `end of ${resource.kind} ${ref.name}`,
    async () => !(await getIfPresent(client, resource, ref)),
  );
}
