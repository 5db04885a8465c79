import {
  NewObject,
  SandboxClient,
  KubeObject,
} from 'dapr-vcluster-kube-sim/client';
import { K } from '../kinds';
import { until } from '../until';

type Deployment = {
  status?: { availableReplicas?: number };
} & KubeObject;

type Webhooks = {
  webhooks: object[];
} & KubeObject;

const NAMESPACE = 'dapr-system';

/** The injector's Deployment; its webhook has the same name. */
export const INJECTOR = { namespace: NAMESPACE, name: 'dapr-sidecar-injector' };

/** Dapr's control plane on a host, to be broken and mended. */
export class ControlPlane {
  #webhooks?: Webhooks;
  readonly #host: SandboxClient;

  constructor(host: SandboxClient) {
    this.#host = host;
  }

  /** Stops or starts a part, until it has stopped or is available. */
  async scale(name: string, replicas: number) {
    const ref = { namespace: NAMESPACE, name };
    await this.#host.patch(K.deployments, ref, { spec: { replicas } });
    await until(`${replicas} of ${name}`, async () => {
      const found = await this.#host.get<Deployment>(K.deployments, ref);
      return (found?.status?.availableReplicas ?? 0) === replicas;
    });
  }

  /** Changes the injector's allow-list, as far as its Deployment tells it. */
  async allow(serviceAccounts: string) {
    const container = {
      name: 'dapr-sidecar-injector',
      env: [{ name: 'ALLOWED_SERVICE_ACCOUNTS', value: serviceAccounts }],
    };
    await this.#host.patch(
      K.deployments,
      INJECTOR,
      { spec: { template: { spec: { containers: [container] } } } },
      { type: 'strategic' },
    );
  }

  /** Takes the injector's Deployment away. */
  async withoutInjector(look: () => Promise<unknown>) {
    const { apiVersion, kind, metadata, ...rest } = (await this.#host.get(
      K.deployments,
      INJECTOR,
    ))!;
    const { labels, annotations } = metadata;
    await this.#host.delete(K.deployments, INJECTOR);
    try {
      await look();
    } finally {
      await this.#host.create(K.deployments, {
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
    await this.#host.patch(K.webhooks, metadata, { webhooks: changed });
  }

  /** Takes the injector's webhook away. */
  async withoutWebhook(look: () => Promise<unknown>) {
    const { apiVersion, kind, metadata, webhooks } = await this.#original();
    await this.#host.delete(K.webhooks, metadata);
    try {
      await look();
    } finally {
      const { name, labels, annotations } = metadata;
      await this.#host.create(K.webhooks, {
        apiVersion,
        kind,
        metadata: { name, labels, annotations },
        webhooks,
      } as NewObject<KubeObject>);
    }
  }

  async #original(): Promise<Webhooks> {
    this.#webhooks ??= await this.#host.get<Webhooks>(K.webhooks, {
      name: INJECTOR.name,
    });
    return this.#webhooks!;
  }
}
