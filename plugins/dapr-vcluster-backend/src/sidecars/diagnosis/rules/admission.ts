import { RuleResult } from '../../../platform/findings';
import { hasInOrder } from '../log/inOrder';

/** What an API server's answer to a new pod means. */
type Refusal = {
  id: string;
  /** Undefined for a text that is about something else. */
  read(text: string): Pick<RuleResult, 'title' | 'fix'> | undefined;
};

const RETRIES = 'the syncer tries again by itself';
const SIDECAR = /\bcontainers? [^()]{0,500}"daprd"/;

/**
 * Why kube-apiserver refuses a pod, apart from what webhooks say. Its texts: `pod-security-admission/policy`,
 * `plugin/pkg/admission/resourcequota`, `plugin/pkg/admission/limitranger`, `apiserver/pkg/admission/plugin/webhook` of
 * kubernetes/kubernetes 1.25 to 1.35.
 */
export const REFUSALS: readonly Refusal[] = [
  {
    id: 'rejected/pod-security',
    read: text => {
      const [, level] = /violates PodSecurity "([a-z]{1,20}):/.exec(text) ?? [];
      if (!level) {
        return undefined;
      }
      return SIDECAR.test(text)
        ? {
            title: `Rejected: the host namespace enforces the Pod Security level "${level}", and daprd does not keep it.`,
            fix: "Set Dapr's Helm values dapr_sidecar_injector.sidecarDropALLCapabilities and sidecarRunAsNonRoot and the annotation dapr.io/sidecar-seccomp-profile-type: RuntimeDefault, or lower the level for this tenant; the app must keep the level too.",
          }
        : {
            title: `Rejected: the host namespace enforces the Pod Security level "${level}", and the pod does not keep it.`,
            fix: `Set what the message names in the securityContext of the pod template; ${RETRIES}.`,
          };
    },
  },
  {
    id: 'rejected/quota',
    read: text => {
      if (hasInOrder(text, ['failed quota:', 'must specify'])) {
        return {
          title:
            "Rejected: the tenant's quota counts resources that a container of the pod does not declare.",
          fix: 'Set requests and limits on each container; those of daprd by dapr.io/sidecar-cpu-request, sidecar-cpu-limit, sidecar-memory-request and sidecar-memory-limit. A LimitRange in the preset gives defaults.',
        };
      }
      const full =
        /exceeded quota: [^,]{1,253}, requested: ([^ ]{1,500}),/.exec(
          text,
        )?.[1];
      if (!full && !hasInOrder(text, ['exceeded quota'])) {
        return undefined;
      }
      const resources = full
        ?.split(',')
        .map(each => each.split('=')[0])
        .join(', ');
      return {
        title: `Rejected: the tenant's quota is full${
          resources ? `: ${resources}` : ''
        }.`,
        fix: `Free what other pods use (each daprd counts too), or give the tenant a larger preset; ${RETRIES}.`,
      };
    },
  },
  {
    id: 'rejected/limit-range',
    read: text =>
      /(?:maximum|minimum) [\w./-]{1,60} usage per (?:Container|Pod) is/.test(
        text,
      ) ||
      /max limit to request ratio per (?:Container|Pod) is/.test(text) ||
      hasInOrder(text, ['must be less than or equal to', 'limit'])
        ? {
            title:
              'Rejected: requests and limits of a container do not fit the LimitRange of the host namespace.',
            fix: 'Change requests and limits to what the message names; those of daprd by dapr.io/sidecar-cpu-request, sidecar-cpu-limit, sidecar-memory-request and sidecar-memory-limit. A limit that nobody set is the default of the LimitRange.',
          }
        : undefined,
  },
  {
    id: 'rejected/syncer-rights',
    read: text =>
      hasInOrder(text, [
        'is forbidden: User "',
        '" cannot create resource "pods',
      ])
        ? {
            title:
              'Rejected: the syncer of the vcluster may not create pods in the host namespace.',
            fix: 'Check the Role and RoleBinding of the vcluster in its host namespaces; upgrading its Helm release creates them again.',
          }
        : undefined,
  },
];

const FAILED_CALL = /failed calling webhook "([^"]{1,253})": (.*)/s;

/** Words of Go's crypto/x509, net and net/http, the surest first. */
const CALLS: readonly [words: string[], why: string][] = [
  [
    ['x509', 'has expired or is not yet valid'],
    ', because its certificate is over, or not valid yet by the clock of the API server',
  ],
  [
    ['x509', 'certificate is valid for'],
    ', because its certificate is for another name',
  ],
  [['x509'], ', because its certificate is not the one of the registration'],
  [['no endpoints available'], ', because none of its pods is ready'],
  [['service "', 'not found'], ', because its Service is missing'],
  [['connection refused'], ', because nothing listens at its address'],
  [['no such host'], ', because its name cannot be resolved'],
  [['no route to host'], ', because its pod cannot be reached'],
  [['network is unreachable'], ', because its pod cannot be reached'],
  [['i/o timeout'], ', because its pod cannot be reached'],
  [['deadline exceeded'], ', because it does not answer in time'],
  [['Client.Timeout'], ', because it does not answer in time'],
  [['TLS handshake timeout'], ', because it does not answer in time'],
];

/** Why a webhook could not be asked. */
export function failedWebhook(
  text: string,
): { webhook: string; why: string } | undefined {
  const [, webhook, rest] = FAILED_CALL.exec(text) ?? [];
  if (webhook === undefined) {
    return undefined;
  }
  const [, why = ''] = CALLS.find(([words]) => hasInOrder(rest, words)) ?? [];
  return { webhook, why };
}
