import { InjectorWebhook, Known } from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { whyUnknown } from '../../platform/hosts';
import {
  demandsOf,
  RegisteredWebhook,
  Registration,
  WEBHOOK_NAME,
} from '../../sidecars/injector';
import { readCertificates } from './certificates';
import { decoded } from './trustBundle';

type EndpointSlices = KubeObject & {
  endpoints?: Array<{
    addresses?: string[];
    conditions?: { ready?: boolean };
  }>;
};

/**
 * Evaluates the injector's webhook as it is registered, and reads which pods answer for it.
 *
 * @param roots fingerprints of Dapr's root certificates; empty while unknown
 */
export async function readWebhook(
  client: KubeClient,
  { webhook }: Registration,
  roots: readonly string[],
): Promise<Known<InjectorWebhook>> {
  if (webhook.state === 'unknown') {
    return webhook;
  }
  const { value } = webhook;
  return {
    ...webhook,
    value: {
      failurePolicy: value.failurePolicy ?? 'Fail',
      address: addressOf(value),
      endpoints: await endpointsOf(client, value),
      caBundle: evaluateBundle(value, roots),
      selectors: [
        ...demandsOf(value.namespaceSelector).map(
          text => `namespaces: ${text}`,
        ),
        ...demandsOf(value.objectSelector).map(text => `pods: ${text}`),
      ],
    },
  };
}

function addressOf({ clientConfig = {} }: RegisteredWebhook): string {
  const { service, url } = clientConfig;
  if (!service) {
    return url ?? '';
  }
  const { namespace, name, port = 443, path = '' } = service;
  return `${name}.${namespace}.svc:${port}${path}`;
}

async function endpointsOf(
  client: KubeClient,
  { clientConfig = {} }: RegisteredWebhook,
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

function evaluateBundle(
  { clientConfig }: RegisteredWebhook,
  roots: readonly string[],
): InjectorWebhook['caBundle'] {
  const bundle = readCertificates(
    decoded(clientConfig?.caBundle),
    WEBHOOK_NAME,
  );
  if (bundle.length === 0) {
    return 'missing';
  }
  if (roots.length === 0) {
    return 'unknown';
  }
  return bundle.some(({ fingerprint }) => roots.includes(fingerprint))
    ? 'matches'
    : 'differs';
}
