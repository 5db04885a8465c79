import {
  KubeClient,
  KubeObject,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { ControlPlaneOptions, controlPlaneObjects } from './objects';
import { resourceOf } from './kinds';

const HELM = 'helm';

const base64 = (text: string) => Buffer.from(text).toString('base64');

export type InstallOptions = {
  /** Where the injector listens, and whom to trust there. */
  webhook: { url: string; caPem: string };
  /** PEM of the authority that sidecars trust. */
  trustAnchors: string;
  /** PEM of the certificate that sentry signs with; its key is nowhere. */
  issuer: string;
} & ControlPlaneOptions;

/**
 * Puts a Dapr control plane into a cluster as its Helm chart leaves it, or
 * changes one that is there. Needs the dapr.io CRDs.
 */
export async function installControlPlane(
  client: KubeClient,
  options: InstallOptions,
) {
  for (const object of controlPlaneObjects(options)) {
    await client.apply(resourceOf(object), completed(object, options), {
      fieldManager: HELM,
      force: true,
    });
  }
}

/** Fills in what sentry and the injector write into the chart's objects at their start. */
function completed(object: KubeObject, options: InstallOptions): KubeObject {
  const { webhook, trustAnchors, issuer } = options;
  if (object.metadata.name === 'dapr-trust-bundle') {
    return object.kind === 'ConfigMap'
      ? { ...object, data: { 'ca.crt': trustAnchors } }
      : {
          ...object,
          data: {
            'ca.crt': base64(trustAnchors),
            'issuer.crt': base64(issuer),
          },
        };
  }
  if (object.kind === 'MutatingWebhookConfiguration') {
    const webhooks = object.webhooks as object[];
    return {
      ...object,
      // The simulated cluster has no network for Services: the webhook is reached by URL.
      webhooks: webhooks.map(each => ({
        ...each,
        clientConfig: { url: webhook.url, caBundle: base64(webhook.caPem) },
      })),
    };
  }
  return object;
}
