import {
  ANNOTATION_DAPR_ENABLED,
  asksForSidecar,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { AppEvidence } from '../evidence';
import { Rule, DiagnosisResult } from '../rule';
import { SYNCER_RULES } from './syncer';

/** Not of a day, as nightly builds have it, and not the 0.0.0 of builds without a version. */
const isVersion = (text = '') =>
  /(?<![\d.])(?!0\.0(?!\d))\d{1,2}\.\d/.test(text);

/** Evaluates only pods on the host that have no daprd. */
const without = (
  id: string,
  evaluate: (evidence: AppEvidence) => DiagnosisResult | undefined,
): Rule => ({
  id: `not-injected/${id}`,
  severity: 'error',
  evaluate: evidence =>
    evidence.found === 'host' && !evidence.pod.daprd
      ? evaluate(evidence)
      : undefined,
});

/** Why a pod has no sidecar; what depends on an unknown fact is called unknown, not guessed. */
export const INJECTION_RULES: readonly Rule[] = [
  {
    id: 'not-injected/annotation-misplaced',
    severity: 'error',
    evaluate: ({ found, misplaced }) =>
      found === 'workload' && misplaced
        ? {
            title: `No sidecar: ${ANNOTATION_DAPR_ENABLED} is in ${misplaced}, where Dapr does not look.`,
            evidence: { 'Found in': misplaced },
            fix: `Move it to spec.template.metadata.annotations, where the pods get it from.`,
          }
        : undefined,
  },
  without('enabled-value', ({ pod, injector: { daprVersion } }) => {
    const { annotations } = pod;
    const value = annotations[ANNOTATION_DAPR_ENABLED] ?? '';
    const asks =
      daprVersion && isVersion(daprVersion)
        ? asksForSidecar({ metadata: { annotations } }, daprVersion)
        : value.toLowerCase() === 'true';
    return asks
      ? undefined
      : {
          title: `No sidecar: ${ANNOTATION_DAPR_ENABLED} is "${value}", and only "true" counts.`,
          evidence: {
            [ANNOTATION_DAPR_ENABLED]: value,
            'Dapr version': daprVersion,
          },
          fix: `Set the annotation ${ANNOTATION_DAPR_ENABLED}: "true" on the pod template; the pods are then recreated.`,
        };
  }),
  without('injector-missing', ({ injector }) =>
    injector.state === 'missing'
      ? {
          title: 'No sidecar: the host has no Dapr sidecar injector.',
          fix: 'Install Dapr on the host, then recreate the pods.',
        }
      : undefined,
  ),
  ...SYNCER_RULES,
  without('injector-down', ({ injector }) =>
    injector.state === 'not-ready'
      ? {
          title:
            'No sidecar: the injector does not run, and pods are let through without it.',
          evidence: { Injector: 'not ready' },
          fix: 'Bring the injector up, then recreate the pods.',
        }
      : undefined,
  ),
  without('webhook-missing', ({ webhook }) =>
    webhook?.state === 'known' && !webhook.value.registered
      ? {
          title:
            "No sidecar: the injector's webhook is not registered on the host.",
          evidence: {
            Missing: 'MutatingWebhookConfiguration dapr-sidecar-injector',
          },
          fix: "Install Dapr's Helm chart again, which registers it, then recreate the pods.",
        }
      : undefined,
  ),
  without('webhook-selector', ({ webhook, pod }) =>
    webhook?.state === 'known' && webhook.value.excludedBy.length > 0
      ? {
          title:
            "No sidecar: a selector of the injector's webhook leaves this pod out.",
          evidence: {
            Selector: webhook.value.excludedBy.join('; '),
            'Host namespace': pod.namespace,
          },
          fix: 'Change the Helm values dapr_sidecar_injector.namespaceSelector or objectSelector of Dapr, or give the pods the labels they ask for; then recreate the pods.',
        }
      : undefined,
  ),
  without('pod-older', ({ pod: { createdAt }, injector: { runningSince } }) =>
    createdAt &&
    runningSince &&
    Date.parse(createdAt) < Date.parse(runningSince)
      ? {
          title:
            'No sidecar: the pod is older than the injector; sidecars are only added when a pod is created.',
          evidence: {
            'Pod created': createdAt,
            'Injector started': runningSince,
          },
          fix: 'Recreate the pod.',
        }
      : undefined,
  ),
  without('unknown', ({ injector: { state, daprVersion }, webhook }) => {
    if (state === 'unknown' || !isVersion(daprVersion)) {
      return {
        title:
          'No sidecar; why is unknown, because the injector cannot be seen.',
        evidence: { Injector: state },
        fix: "Let the portal read Dapr's Deployments on the host.",
      };
    }
    return webhook?.state === 'unknown'
      ? {
          title:
            "No sidecar; why is unknown, because the injector's webhook cannot be seen.",
          evidence: { Webhook: webhook.reason },
          fix: 'Let the portal read MutatingWebhookConfiguration dapr-sidecar-injector, and the namespaces and pods of the host.',
        }
      : undefined;
  }),
  without('unexplained', ({ injector: { state } }) => ({
    title: 'No sidecar, although the injector serves this tenant now.',
    evidence: { Injector: state },
    fix: 'Recreate the pod; the injector was probably down or refused the syncer when the pod was created.',
  })),
];
