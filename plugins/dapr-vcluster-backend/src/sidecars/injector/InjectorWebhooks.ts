import { Known } from 'backstage-plugin-dapr-vcluster-common';
import { WebhookFacts } from '../diagnosis';
import limit from 'p-limit';
import {
  isMissingKind,
  isNotFound,
  KubeClient,
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HostHandle, whyUnknown } from '../../platform/hosts';
import { TtlCache } from '../../platform/TtlCache';
import { LabelSelector, unmetBy } from './labelSelector';

/** Named by Dapr's chart, whatever the release is called. */
export const WEBHOOK_NAME = 'dapr-sidecar-injector';
const WHAT = `MutatingWebhookConfiguration ${WEBHOOK_NAME}`;

/** It changes when Dapr is installed or upgraded: all viewers share one reading. */
const TTL_MS = 5_000;
const TIMEOUT_MS = 2_500;
const CONCURRENCY = 8;

/** The injector's webhook as the host's API server has it. */
export type RegisteredWebhook = {
  failurePolicy?: 'Ignore' | 'Fail';
  clientConfig?: {
    url?: string;
    caBundle?: string;
    service?: { namespace: string; name: string; port?: number; path?: string };
  };
  namespaceSelector?: LabelSelector;
  objectSelector?: LabelSelector;
};

/** What a host has registered; `registered` is absent while that is not known. */
export type Registration = {
  registered?: boolean;
  webhook: Known<RegisteredWebhook>;
};

type Labels = Known<Record<string, string>>;
type Place = { namespace: string; name: string };

/** Reads which pods the API server of a host asks the injector about: single objects, on demand. */
export class InjectorWebhooks {
  readonly #registrations = new TtlCache<Registration>(TTL_MS);
  readonly #labels = new TtlCache<Labels>(TTL_MS);
  readonly #gates = new WeakMap<KubeClient, ReturnType<typeof limit>>();

  /** What is registered on a host, or why that is not known. */
  registration({ name, client }: HostHandle): Promise<Registration> {
    return this.#registrations.get(name, () => read(client));
  }

  /** Whether the API server asks the injector about a pod of a host. */
  async facts(
    host: HostHandle,
    pod: Place & { uid: string },
  ): Promise<Known<WebhookFacts>> {
    const { registered, webhook } = await this.registration(host);
    if (registered === false) {
      const observedAt = new Date().toISOString();
      const value = { registered: false, excludedBy: [] };
      return { state: 'known', observedAt, value };
    }
    if (webhook.state === 'unknown') {
      return webhook;
    }
    const { namespaceSelector, objectSelector } = webhook.value;
    const [namespaces, pods] = await Promise.all([
      this.#unmet(
        host,
        'namespaces',
        { name: pod.namespace },
        namespaceSelector,
      ),
      this.#unmet(host, 'pods', pod, objectSelector),
    ]);
    if (namespaces.state === 'unknown') {
      return namespaces;
    }
    if (pods.state === 'unknown') {
      return pods;
    }
    const excludedBy = [...namespaces.value, ...pods.value];
    return { ...webhook, value: { registered: true, excludedBy } };
  }

  /** Labels are only read where a selector looks at them. */
  async #unmet(
    host: HostHandle,
    of: 'namespaces' | 'pods',
    object: { namespace?: string; name: string; uid?: string },
    selector: LabelSelector = {},
  ): Promise<Known<string[]>> {
    const { matchLabels = {}, matchExpressions = [] } = selector;
    if (Object.keys(matchLabels).length + matchExpressions.length === 0) {
      return {
        state: 'known',
        observedAt: new Date().toISOString(),
        value: [],
      };
    }
    const { namespace, name, uid = '' } = object;
    const labels = await this.#labels.get(
      [host.name, of, namespace, name, uid].join(' '),
      () =>
        this.#gate(host.client)(() =>
          readLabels(host.client, RESOURCES[of], { namespace, name }),
        ),
    );
    return labels.state === 'unknown'
      ? labels
      : {
          ...labels,
          value: unmetBy(labels.value, selector).map(text => `${of}: ${text}`),
        };
  }

  /** One slow host must not hold up the others. */
  #gate(client: KubeClient) {
    const gate = this.#gates.get(client) ?? limit(CONCURRENCY);
    this.#gates.set(client, gate);
    return gate;
  }
}

async function read(client: KubeClient): Promise<Registration> {
  const observedAt = new Date().toISOString();
  try {
    const { webhooks = [] } = await client.get<
      KubeObject & { webhooks?: RegisteredWebhook[] }
    >(
      RESOURCES.mutatingWebhookConfigurations,
      { name: WEBHOOK_NAME },
      { timeoutMs: TIMEOUT_MS },
    );
    const [value] = webhooks;
    return value
      ? { registered: true, webhook: { state: 'known', observedAt, value } }
      : {
          registered: false,
          webhook: { state: 'unknown', reason: `${WHAT} has no webhook.` },
        };
  } catch (error) {
    return {
      ...(isNotFound(error) && !isMissingKind(error) && { registered: false }),
      webhook: whyUnknown(error, WHAT),
    };
  }
}

async function readLabels(
  client: KubeClient,
  resource: Resource,
  ref: { namespace?: string; name: string },
): Promise<Labels> {
  const observedAt = new Date().toISOString();
  try {
    const { metadata } = await client.get(resource, ref, {
      timeoutMs: TIMEOUT_MS,
    });
    return { state: 'known', observedAt, value: metadata.labels ?? {} };
  } catch (error) {
    const place = [ref.namespace, ref.name].filter(Boolean).join('/');
    return whyUnknown(error, `${resource.kind} ${place}`);
  }
}
