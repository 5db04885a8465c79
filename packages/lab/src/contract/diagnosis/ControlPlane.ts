import { PodSpec } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  deleteIfPresent,
  getIfPresent,
  KubeClient,
  KubeObject,
  NewObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { until } from '../until';

type Deployment = {
  spec: { template: { spec: PodSpec } };
  status?: { availableReplicas?: number };
} & KubeObject;

type Webhooks = {
  webhooks: object[];
} & KubeObject;

const NAMESPACE = 'dapr-system';

/** The injector's Deployment; its webhook has the same name. */
export const INJECTOR = { namespace: NAMESPACE, name: 'dapr-sidecar-injector' };

/** Dapr's control plane on a host, to be broken and repaired. */
export class ControlPlane {
  #webhooks?: Webhooks;
  readonly #host: KubeClient;

  constructor(host: KubeClient) {
    this.#host = host;
  }

  /** Stops or starts a part, until it has stopped or is available. */
  async scale(name: string, replicas: number) {
    const ref = { namespace: NAMESPACE, name };
    await this.#host.patch(RESOURCES.deployments, ref, { spec: { replicas } });
    await until(`${replicas} of ${name}`, async () => {
      const found = await getIfPresent<Deployment>(
        this.#host,
        RESOURCES.deployments,
        ref,
      );
      return (found?.status?.availableReplicas ?? 0) === replicas;
    });
  }

  /** Changes the injector's allow-list, as far as its Deployment tells it. */
  async allow(serviceAccounts: string) {
    const { spec } = await this.#host.get<Deployment>(
      RESOURCES.deployments,
      INJECTOR,
    );
    const variable = {
      name: 'ALLOWED_SERVICE_ACCOUNTS',
      value: serviceAccounts,
    };
    const containers = spec.template.spec.containers.map(
      ({ env = [], ...container }) => ({
        ...container,
        env: [...env.filter(({ name }) => name !== variable.name), variable],
      }),
    );
    await this.#host.patch(RESOURCES.deployments, INJECTOR, {
      spec: { template: { spec: { containers } } },
    });
  }

  /** Takes the injector's Deployment away. */
  async withoutInjector(look: () => Promise<unknown>) {
    const { apiVersion, kind, metadata, ...rest } = (await getIfPresent(
      this.#host,
      RESOURCES.deployments,
      INJECTOR,
    ))!;
    const { labels, annotations } = metadata;
    await deleteIfPresent(this.#host, RESOURCES.deployments, INJECTOR);
    try {
      await look();
    } finally {
      await this.#host.create(RESOURCES.deployments, {
        ...rest,
        status: undefined,
        apiVersion,
        kind,
        metadata: { ...INJECTOR, labels, annotations },
      } as NewObject<KubeObject>);
      await this.scale(INJECTOR.name, 1);
    }
  }

  /** Changes the injector's webhook; as it was at first when nothing is given. */
  async registerWebhook(change: object = {}) {
    const { metadata, webhooks } = await this.#original();
    const changed = webhooks.map(each => ({ ...each, ...change }));
    await this.#host.patch(RESOURCES.mutatingWebhookConfigurations, metadata, {
      webhooks: changed,
    });
  }

  /** Takes the injector's webhook away. */
  async withoutWebhook(look: () => Promise<unknown>) {
    const { apiVersion, kind, metadata, webhooks } = await this.#original();
    await deleteIfPresent(
      this.#host,
      RESOURCES.mutatingWebhookConfigurations,
      metadata,
    );
    try {
      await look();
    } finally {
      const { name, labels, annotations } = metadata;
      await this.#host.create(RESOURCES.mutatingWebhookConfigurations, {
        apiVersion,
        kind,
        metadata: { name, labels, annotations },
        webhooks,
      } as NewObject<KubeObject>);
    }
  }

  async #original(): Promise<Webhooks> {
    this.#webhooks ??= await getIfPresent<Webhooks>(
      this.#host,
      RESOURCES.mutatingWebhookConfigurations,
      {
        name: INJECTOR.name,
      },
    );
    return this.#webhooks!;
  }
}
