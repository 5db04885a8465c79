import { KubeConfig } from '@kubernetes/client-node';
import {
  CreatableProfile,
  multiNamespaceHostNamespace,
} from 'backstage-plugin-dapr-vcluster-common';
import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  getIfPresent,
  HttpKubeClient,
  KubeClient,
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { namespaceObject } from './objects';
import { Target, TestTenant } from './target/Target';
import { until } from './until';

type Secret = {
  data?: Record<string, string>;
} & KubeObject;

type TokenRequest = KubeObject & { status?: { token: string } };

/** A tenant that runs, and both of its sides. */
export type OpenTenant = {
  /** Its administrator's, as Secret `vc-<name>` has it. */
  kubeconfig: string;
  virtual: KubeClient;
  /** Where what is in the vcluster's namespace `default` is on the host. */
  hostNamespace: string;
} & TestTenant;

/** A target with the calls that most tests make. */
export class Bench {
  readonly #clients: KubeClient[] = [];
  readonly target: Target;

  constructor(target: Target) {
    this.target = target;
  }

  get host() {
    return this.target.host;
  }

  /** Makes a tenant, with the profile's values of the chart unless given others, and waits until it answers. */
  async tenant(
    name: string,
    profile: CreatableProfile,
    namespace = `vcluster-${name}`,
    values?: object,
  ): Promise<OpenTenant> {
    const tenant = { name, namespace, profile };
    await this.host.create(RESOURCES.namespaces, namespaceObject(namespace));
    await this.target.install({ ...tenant, ...(values && { values }) });
    return this.open(tenant);
  }

  /** Waits until a tenant that is being installed answers. */
  async open(tenant: TestTenant): Promise<OpenTenant> {
    const { name, namespace } = tenant;
    const secret = await until(`kubeconfig of ${name}`, () =>
      getIfPresent<Secret>(this.host, RESOURCES.secrets, {
        namespace,
        name: `vc-${name}`,
      }),
    );
    const kubeconfig = Buffer.from(secret.data!.config, 'base64').toString();
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromString(kubeconfig);
    const virtual = new HttpKubeClient(kubeConfig);
    this.#clients.push(virtual);
    await until(`namespace default in ${name}`, () =>
      getIfPresent(virtual, RESOURCES.namespaces, { name: 'default' }).catch(
        () => undefined,
      ),
    );
    return {
      ...tenant,
      kubeconfig,
      virtual,
      hostNamespace: hostNamespaceOf(tenant),
    };
  }

  /** The host, as one of its service accounts reaches it. */
  async as(account: { namespace: string; name: string }): Promise<KubeClient> {
    const request = await this.host.create<TokenRequest>(
      RESOURCES.serviceAccounts,
      {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        metadata: account,
        spec: { expirationSeconds: 3600 },
      },
      { subresource: 'token' },
    );
    return this.connect(request.status!.token);
  }

  /** The host, as whom a token names; the portal unless given. */
  connect(token = this.target.portal.token): KubeClient {
    const { url, caData } = this.target.portal;
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromClusterAndUser(
      { name: 'host', server: url, caData, skipTLSVerify: false },
      { name: 'account', token: token as string },
    );
    const client = new HttpKubeClient(kubeConfig);
    this.#clients.push(client);
    return client;
  }

  /** Waits until an object of a tenant that keeps its name is on the host. */
  onHost(
    tenant: TestTenant,
    resource: Resource,
    name: string,
    virtualNamespace?: string,
  ) {
    const namespace = hostNamespaceOf(tenant, virtualNamespace);
    return until(`${resource.kind} ${name} on the host`, () =>
      getIfPresent(this.host, resource, { namespace, name }),
    );
  }

  /** The host pod of an app of a tenant, once it fits. */
  hostPod(
    { hostNamespace }: OpenTenant,
    app: string,
    fits: (pod: Pod) => unknown = pod => pod.status?.phase === 'Running',
    label = 'app',
  ): Promise<Pod> {
    return until(`host pod of ${app}`, async () => {
      const { items } = await this.host.list<Pod>(RESOURCES.pods, {
        namespace: hostNamespace,
        labelSelector: `${label}=${app}`,
      });
      return items.find(pod => !pod.metadata.deletionTimestamp && fits(pod));
    });
  }

  /** What a sidecar answers through the host's API server. */
  async ask({ metadata }: Pod, path: string) {
    return this.host.raw(
      `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}:3501/proxy${path}`,
    );
  }

  /** Names of the Dapr Components that a sidecar has loaded. */
  async loaded(pod: Pod): Promise<string[]> {
    const { body } = await this.ask(pod, '/v1.0/metadata');
    const { components = [] } = JSON.parse(body) as {
      components?: { name: string }[];
    };
    return components.map(({ name }) => name).sort();
  }

  async close() {
    this.#clients.forEach(each => each.close());
    await this.target.close();
  }
}

/** Where what is in a namespace of a vcluster is on the host. */
function hostNamespaceOf(
  { profile, namespace, name }: TestTenant,
  virtual = 'default',
): string {
  return profile === 'oss-multins'
    ? multiNamespaceHostNamespace(virtual, namespace, name)
    : namespace;
}

/** The sidecar's part of a pod's status. */
export const daprd = ({ status }: Pod) =>
  status?.containerStatuses?.find(({ name }) => name === 'daprd');

/** Whether a pod has a sidecar, whatever becomes of it. */
export const isInjected = ({ spec }: Pod) =>
  spec.containers.some(({ name }) => name === 'daprd');
