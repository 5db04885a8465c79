import { InjectorWebhook, Known } from 'backstage-plugin-dapr-vcluster-common';
import { KubeClient, KubeObject, RESOURCES, whyUnknown } from '../hosts';
import { readCertificates } from './certificates';
import { decoded } from './trustBundle';

const NAME = 'dapr-sidecar-injector';

type LabelSelector = {
  matchLabels?: Record<string, string>;
  matchExpressions?: Array<{
    key: string;
    operator: string;
    values?: string[];
  }>;
};

type Webhook = {
  failurePolicy?: 'Ignore' | 'Fail';
  clientConfig?: {
    url?: string;
    caBundle?: string;
    service?: { namespace: string; name: string; port?: number; path?: string };
  };
  namespaceSelector?: LabelSelector;
  objectSelector?: LabelSelector;
};

type Configuration = KubeObject & { webhooks?: Webhook[] };

type EndpointSlices = KubeObject & {
  endpoints?: Array<{
    addresses?: string[];
    conditions?: { ready?: boolean };
  }>;
};

/**
 * Reads the injector's webhook.
 *
 * @param roots fingerprints of Dapr's root certificates; empty while unknown
 */
export async function readWebhook(
  client: KubeClient,
  roots: readonly string[],
): Promise<Known<InjectorWebhook>> {
  const what = `MutatingWebhookConfiguration ${NAME}`;
  try {
    const { webhooks = [] } = await client.get<Configuration>(
      RESOURCES.mutatingWebhookConfigurations,
      { name: NAME },
    );
    const [webhook] = webhooks;
    if (!webhook) {
      return { state: 'unknown', reason: `${what} has no webhook.` };
    }
    return {
      state: 'known',
      observedAt: new Date().toISOString(),
      value: {
        failurePolicy: webhook.failurePolicy ?? 'Fail',
        address: addressOf(webhook),
        endpoints: await endpointsOf(client, webhook),
        caBundle: judgeBundle(webhook, roots),
        selectors: [
          ...selectors('namespaces', webhook.namespaceSelector),
          ...selectors('pods', webhook.objectSelector),
        ],
      },
    };
  } catch (error) {
    return whyUnknown(error, what);
  }
}

function addressOf({ clientConfig = {} }: Webhook): string {
  const { service, url } = clientConfig;
  if (!service) return url ?? '';
  const { namespace, name, port = 443, path = '' } = service;
  return `${name}.${namespace}.svc:${port}${path}`;
}

async function endpointsOf(
  client: KubeClient,
  { clientConfig = {} }: Webhook,
): Promise<Known<number>> {
  const { service } = clientConfig;
  if (!service) {
    return {
      state: 'unknown',
      reason: 'The API server calls a URL, not a Service of the host.',
    };
  }
  const { namespace, name } = service;
  try {
    const { items } = await client.list<EndpointSlices>(
      RESOURCES.endpointSlices,
      { namespace, labelSelector: `kubernetes.io/service-name=${name}` },
    );
    if (items.length === 0) {
      // Kubernetes makes one for every Service with a selector, with or without ready pods.
      return {
        state: 'unknown',
        reason: `Service ${namespace}/${name} has no EndpointSlice.`,
      };
    }
    const ready = items
      .flatMap(({ endpoints = [] }) => endpoints)
      .filter(({ conditions }) => conditions?.ready !== false)
      .flatMap(({ addresses = [] }) => addresses);
    return {
      state: 'known',
      value: new Set(ready).size,
      observedAt: new Date().toISOString(),
    };
  } catch (error) {
    return whyUnknown(error, `EndpointSlices of Service ${namespace}/${name}`);
  }
}

function judgeBundle(
  { clientConfig }: Webhook,
  roots: readonly string[],
): InjectorWebhook['caBundle'] {
  const bundle = readCertificates(decoded(clientConfig?.caBundle), NAME);
  if (bundle.length === 0) return 'missing';
  if (roots.length === 0) return 'unknown';
  return bundle.some(({ fingerprint }) => roots.includes(fingerprint))
    ? 'matches'
    : 'differs';
}

function selectors(of: string, selector: LabelSelector = {}): string[] {
  const { matchLabels = {}, matchExpressions = [] } = selector;
  return [
    ...Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`),
    ...matchExpressions.map(({ key, operator, values }) =>
      [key, operator, values?.join(', ')].filter(Boolean).join(' '),
    ),
  ].map(text => `${of}: ${text}`);
}
