import {
  InjectorWebhook,
  Finding,
} from 'backstage-plugin-dapr-vcluster-common';
import { controlPlaneFinding } from './finding';

/** What keeps new pods from getting their sidecars. */
export function evaluateWebhook(webhook: InjectorWebhook): Finding[] {
  const { caBundle, endpoints, failurePolicy, selectors, address } = webhook;
  const then =
    failurePolicy === 'Ignore'
      ? 'pods start without a sidecar and nothing says so'
      : 'no pod can be created';
  return [
    ...(endpoints.state === 'known' && endpoints.value === 0
      ? [
          controlPlaneFinding('webhook-no-endpoints', 'error', {
            title: `No endpoint answers for the injector's webhook: ${then}.`,
            evidence: { Address: address, 'Failure policy': failurePolicy },
            fix: 'Bring dapr-sidecar-injector up, then recreate the pods that started without a sidecar.',
          }),
        ]
      : []),
    ...(caBundle === 'differs' || caBundle === 'missing'
      ? [
          controlPlaneFinding('webhook-ca', 'error', {
            title: `The API server does not trust the injector: ${then}.`,
            evidence: {
              'CA bundle':
                caBundle === 'missing'
                  ? 'none'
                  : "other than Dapr's root certificate",
              'Failure policy': failurePolicy,
            },
            fix: 'Restart dapr-sidecar-injector: it writes its CA bundle into the webhook when it starts.',
          }),
        ]
      : []),
    ...(selectors.length > 0
      ? [
          controlPlaneFinding('webhook-selectors', 'warning', {
            title: 'The webhook sees only some pods: others get no sidecar.',
            evidence: { Selectors: selectors.join('; ') },
            fix: "Make sure that they let the tenants' host namespaces through, or remove them from the values of Dapr's Helm chart.",
          }),
        ]
      : []),
  ];
}
