import { RuleResult } from '../../../platform/findings';
import { parseQuantity } from '../../../platform/kubernetes/quantity';
import { hasInOrder } from '../log/inOrder';
import { isOfWholePod } from './invalidPods';

/** What an API server's answer to a new pod means. */
type Refusal = {
  id: string;
  /** Undefined for a text that is about something else. */
  read(text: string): Pick<RuleResult, 'title' | 'fix'> | undefined;
};

const RETRIES = 'the syncer tries again by itself';
const SIDECAR = /\bcontainers? [^()]{0,500}"daprd"/;

/** The vcluster's own check of its setting: it names the pod without quotes, and daprd is not in it yet. */
const BY_VCLUSTER = /^Pod [^"\s]{1,253} is forbidden: /;

/** Resources that no annotation of Dapr sets. */
const NOT_BY_ANNOTATION = /must specify .*(?:storage|hugepages|\/)/s;

/**
 * Why kube-apiserver refuses a pod, apart from what webhooks say. Its texts: `pod-security-admission/policy`,
 * `plugin/pkg/admission/resourcequota`, `plugin/pkg/admission/limitranger` of kubernetes/kubernetes 1.25 to 1.35, and
 * `pkg/controllers/resources/pods` of loft-sh/vcluster.
 */
export const REFUSALS: readonly Refusal[] = [
  {
    id: 'rejected/pod-security',
    read: text => {
      const [, level] = /violates PodSecurity "([a-z]{1,20}):/.exec(text) ?? [];
      if (!level) {
        return undefined;
      }
      if (BY_VCLUSTER.test(text)) {
        return {
          title: `Rejected by the vcluster itself: policies.podSecurityStandard in its values is "${level}", and the pod does not keep it.`,
          fix: `Change what the message names in the pod template (securityContext, volumes, host namespaces), or policies.podSecurityStandard (isolation.podSecurityStandard before 0.20) in the values of the vcluster; ${RETRIES}.`,
        };
      }
      return SIDECAR.test(text)
        ? {
            title: `Rejected: the host namespace enforces the Pod Security level "${level}", and daprd does not keep it.`,
            fix: "Set Dapr's Helm values dapr_sidecar_injector.sidecarDropALLCapabilities and sidecarRunAsNonRoot and the annotation dapr.io/sidecar-seccomp-profile-type: RuntimeDefault, or lower the level for this tenant; the app must keep the level too.",
          }
        : {
            title: `Rejected: the host namespace enforces the Pod Security level "${level}", and the pod does not keep it.`,
            fix: `Change what the message names in the pod template (securityContext, volumes, host namespaces); ${RETRIES}.`,
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
          fix:
            NOT_BY_ANNOTATION.test(text) && text.includes('daprd')
              ? 'Let a LimitRange in the preset give defaults: annotations of Dapr set CPU and memory of daprd only. Set the others on the containers of the app.'
              : 'Set requests and limits on each container; those of daprd by dapr.io/sidecar-cpu-request, sidecar-cpu-limit, sidecar-memory-request and sidecar-memory-limit. A LimitRange in the preset gives defaults.',
        };
      }
      const scope =
        /insufficient quota to (?:match these scopes: \[\{([A-Za-z]{1,60}) |consume: )/.exec(
          text,
        );
      if (scope) {
        return ofScope(scope[1]);
      }
      const full =
        /exceeded quota: [^,]{1,253}, requested: ([^ ]{1,500}),(?:.{0,1000}? limited: ([^ ]{1,500}))?/.exec(
          text,
        );
      if (!full && !hasInOrder(text, ['exceeded quota'])) {
        return undefined;
      }
      const resources =
        full &&
        pairsOf(full[1])
          .map(([name]) => name)
          .join(', ');
      const alone = full && largerThanAll(full[1], full[2]);
      return alone
        ? {
            title: `Rejected: the pod alone asks for more than the tenant's quota has in all: ${alone}.`,
            fix: `Let the pod ask for less (its daprd counts too), or give the tenant a larger preset; ${RETRIES}.`,
          }
        : {
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
      !isOfWholePod(text) &&
      (/(?:maximum|minimum) [\w./-]{1,60} usage per (?:Container|Pod) is/.test(
        text,
      ) ||
        /max limit to request ratio per (?:Container|Pod) is/.test(text) ||
        hasInOrder(text, [
          'resources',
          'must be less than or equal to',
          'limit',
        ]))
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

/** A host that takes some pods only where a quota allows them by its scope. */
function ofScope(scope = '') {
  const title =
    'Rejected: the host takes such pods only in namespaces with a quota for them, and the host namespace has none.';
  switch (scope) {
    case 'PriorityClass':
      return {
        title,
        fix: `Take priorityClassName out of the pod template, or create a ResourceQuota in the host namespace whose scopeSelector allows the PriorityClass; ${RETRIES}.`,
      };
    case 'CrossNamespacePodAffinity':
      return {
        title,
        fix: `Take namespaces and namespaceSelector out of the pod affinity of the pod template, or create a ResourceQuota in the host namespace with that scope; ${RETRIES}.`,
      };
    default:
      return {
        title,
        fix: `Create a ResourceQuota in the host namespace that allows what the message names, or take it out of the pod template; ${RETRIES}.`,
      };
  }
}

/** `limits.cpu=1,pods=1` as pairs. */
function pairsOf(list: string) {
  return list.split(',').map(each => {
    const [name, value = ''] = each.split('=');
    return [name, value] as const;
  });
}

/** Resources of which more is asked for than a quota has, whatever others use. */
function largerThanAll(requested: string, limited = ''): string {
  const limits = new Map(pairsOf(limited));
  return pairsOf(requested)
    .flatMap(([name, value]) => {
      const asked = parseQuantity(value);
      const limit = parseQuantity(limits.get(name) ?? '');
      return asked !== undefined && limit !== undefined && asked > limit
        ? name
        : [];
    })
    .join(', ');
}
