import { RuleResult } from '../../../platform/findings';
import { invalidPod } from './invalidPods';
import { denialFix } from './policies';

type Said = Pick<RuleResult, 'title' | 'fix'>;

const RETRIES = 'the syncer tries again by itself';

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/**
 * Other answers of kube-apiserver to a new pod, the surest first. Its texts: `plugin/pkg/admission` (serviceaccount,
 * namespace/lifecycle, priority, runtimeclass, imagepolicy), `apiserver/pkg/admission/plugin/policy/validating` and
 * `apimachinery/pkg/api/errors` of kubernetes/kubernetes 1.25 to 1.35, and the SecurityContextConstraints of OpenShift.
 */
const ANSWERS: ReadonlyArray<
  [pattern: RegExp, say: (match: RegExpExecArray) => Said]
> = [
  [
    /^did not sync pod "[^"]{1,253}" to host because the (priority|runtime) class "([^"]{1,253})" in the host (?:does not match|could not be checked against) the selector under '([\w.]{1,100})'/,
    ([, kind, name, selector]) => ({
      title: `Not on the host: the syncer copies no pod with ${kind} class "${name}", which ${selector} of the vcluster does not select.`,
      fix: `Give the pod a ${kind} class that the selector takes, or let the platform team change ${selector} in the values of the vcluster.`,
    }),
  ],
  [
    /^did not sync pod "[^"]{1,253}" to host because the (priority|runtime) class "([^"]{1,253})" couldn't be reached in the host/,
    ([, kind, name]) => ({
      title: `Not on the host: the syncer does not find ${kind} class "${name}" on the host.`,
      fix: `Give the pod a ${kind} class that is on the host, or let the platform team create it there; ${RETRIES}.`,
    }),
  ],
  [
    /^Given nodeName (\S{1,253}) does not exist in virtual cluster/,
    ([, node]) => ({
      title: `Not on the host: the pod is bound to node "${node}", which the vcluster does not have.`,
      fix: 'Remove spec.nodeName from the pod template, and use a nodeSelector instead; or let the vcluster show this node (sync.fromHost.nodes).',
    }),
  ],
  [
    /(Validating|Mutating)AdmissionPolicy '([^']{1,253})'.{0,300}? denied request: (.*)/s,
    ([, kind, policy, why]) => ({
      title: `Not on the host: ${oneLine(
        why,
      )} (${kind}AdmissionPolicy "${policy}").`,
      fix: denialFix(why),
    }),
  ],
  [
    /image policy webhook backend denied one or more images.*/s,
    ([why]) => ({
      title: 'Not on the host: its image policy denies an image of the pod.',
      fix: denialFix(why),
    }),
  ],
  [
    /unable to validate against any security context constraint/,
    () => ({
      title:
        'Not on the host: no SecurityContextConstraints of the host (OpenShift) takes the pod.',
      fix: `Give the service account that the pods have in the host namespace a SecurityContextConstraints that takes them, or change what the message names; ${RETRIES}.`,
    }),
  ],
  [
    /serviceaccount "([^"]{1,253})" not found/,
    ([, account]) => ({
      title: `Not on the host: service account "${account}" is missing in the host namespace.`,
      fix: `Upgrade the Helm release of the vcluster, which creates its accounts again; ${RETRIES}.`,
    }),
  ],
  [
    /because it is being terminated/,
    () => ({
      title: 'Not on the host: the host namespace is being deleted.',
      fix: 'Nothing can be created in it any more: wait until it is gone, then create the tenant again.',
    }),
  ],
  [
    /namespaces "([^"]{1,253})" not found/,
    ([, namespace]) => ({
      title: `Not on the host: host namespace "${namespace}" is gone.`,
      fix: `Create the namespace again, or the tenant; ${RETRIES}.`,
    }),
  ],
  [
    /no PriorityClass with name (\S{1,253}) was found/,
    ([, name]) => ({
      title: `Not on the host: there is no PriorityClass "${name}" there.`,
      fix: `Create it on the host, let the syncer copy it (sync.toHost.priorityClasses), or take priorityClassName out of the pod template; ${RETRIES}.`,
    }),
  ],
  [
    /RuntimeClass "([^"]{1,253})" not found/,
    ([, name]) => ({
      title: `Not on the host: there is no RuntimeClass "${name}" there.`,
      fix: `Create it on the host, or take runtimeClassName out of the pod template; ${RETRIES}.`,
    }),
  ],
  [
    /etcdserver: mvcc: database space exceeded/,
    () => ({
      title:
        'Not on the host: etcd of the host is full, and takes nothing new.',
      fix: `Compact and defragment etcd of the host and disarm its alarm; ${RETRIES}.`,
    }),
  ],
  [
    /etcdserver: request is too large|Request entity too large/,
    () => ({
      title: 'Not on the host: the pod is too large for etcd of the host.',
      fix: 'Make the pod template smaller: annotations, environment values and arguments count.',
    }),
  ],
  [
    /object is being deleted: pods "([^"]{1,253})" already exists/,
    () => ({
      title:
        'Not on the host yet: the pod of that name is still being deleted there.',
      fix: `Wait until it is gone: ${RETRIES}. If it stays, look at its finalizers and its node on the host.`,
    }),
  ],
  [
    /pods "([^"]{1,253})" already exists/,
    ([, name]) => ({
      title: `Not on the host: there is already a pod "${name}" that is not of this syncer.`,
      fix: `Delete that pod in the host namespace if nothing needs it: it may be left of a vcluster of the same name; ${RETRIES}.`,
    }),
  ],
  [
    /is forbidden: User "[^"]{1,253}" cannot [a-z]{1,20} resource "[^"]{1,253}"/,
    ({ input }) => ({
      title: `Not on the host: ${oneLine(input)}`,
      fix: `Check the Role and RoleBinding of the vcluster in its host namespaces; upgrading its Helm release creates them again; ${RETRIES}.`,
    }),
  ],
  [
    /cannot set blockOwnerDeletion if an ownerReference refers to a resource you can't set finalizers on/,
    () => ({
      title:
        'Not on the host: the syncer may not set finalizers on the Service of the vcluster, which owns its pods there.',
      fix: `Allow the vcluster to update services/finalizers (rbac.role.extraRules in its values), as OpenShift asks, or set experimental.syncSettings.setOwner to false; ${RETRIES}.`,
    }),
  ],
  [
    /the integer value of priority .{1,20}must not be provided/,
    () => ({
      title:
        'Not on the host: the pod carries another priority than the host gives it.',
      fix: `Use a PriorityClass that both sides know with the same value (sync.toHost.priorityClasses or sync.fromHost.priorityClasses), or take priorityClassName out of the pod template; ${RETRIES}.`,
    }),
  ],
  [
    /pods with (\S{1,253}) priorityClass is not permitted/,
    ([, name]) => ({
      title: `Not on the host: PriorityClass "${name}" is not for pods of this host namespace.`,
      fix: 'Take it out of priorityClassName of the pod template: it is for parts of the cluster itself.',
    }),
  ],
  [
    /node label selector conflicts with its namespace/,
    ({ input }) => ({
      title: `Not on the host: ${oneLine(input)}`,
      fix: `Change nodeSelector in the pod template, or the annotation scheduler.alpha.kubernetes.io/node-selector of the host namespace: they contradict each other; ${RETRIES}.`,
    }),
  ],
  [
    /tolerations .{0,100}conflict with its namespace/,
    ({ input }) => ({
      title: `Not on the host: ${oneLine(input)}`,
      fix: `Take the tolerations out of the pod template that the annotation scheduler.alpha.kubernetes.io/tolerationsWhitelist of the host namespace does not allow, or extend it; ${RETRIES}.`,
    }),
  ],
  [
    /Pod Overhead set without/,
    ({ input }) => ({
      title: `Not on the host: ${oneLine(input)}`,
      fix: `Give the RuntimeClass of the host the overhead that the pod carries, or take runtimeClassName and overhead out of the pod template; ${RETRIES}.`,
    }),
  ],
  [
    /PodSecurityPolicy: unable to admit pod|no providers available to validate pod request/,
    ({ input }) => ({
      title: `Not on the host: ${oneLine(input)}`,
      fix: `Let the service account that the pods have in the host namespace use a PodSecurityPolicy that takes them, or change what the message names; ${RETRIES}.`,
    }),
  ],
  [
    /status unknown for quota/,
    () => ({
      title:
        'Not on the host yet: a quota of the host namespace is new, and the host has not counted what is used.',
      fix: `Wait: ${RETRIES}. If it stays, look at the controller manager of the host.`,
    }),
  ],
  [
    /resource quota evaluation timed out|Operation cannot be fulfilled on resourcequotas/,
    () => ({
      title:
        'Not on the host yet: the host did not get to count the quota, as many pods come at once.',
      fix: `Nothing, if it happens now and then: ${RETRIES}.`,
    }),
  ],
  [
    /failed to complete (?:mutation|validation) in|operation does not apply: doc is missing/,
    ({ input }) => ({
      title: `Not on the host: ${oneLine(input)}`,
      fix: `Look for the admission webhook of the host that is slow or changes what the pod does not have, beside the injector of Dapr; its owner has to correct it; ${RETRIES}.`,
    }),
  ],
  [
    /client rate limiter Wait returned an error/,
    () => ({
      title:
        'Not on the host yet: the syncer has more to write than it lets itself send.',
      fix: `Wait: ${RETRIES}. If it stays, give the syncer more CPU, or look at the API server of the host.`,
    }),
  ],
  [
    /"https:\/\/[^"\s]{1,500}\/api\/v1\/[^"]{0,1000}": .*x509: /s,
    () => ({
      title:
        'Not on the host: the syncer does not take the certificate of the API server of the host.',
      fix: 'Restart the pod of the vcluster, which reads the CA of the host again; if its time is over, renew the certificate of the API server of the host.',
    }),
  ],
  [
    /"https:\/\/[^"\s]{1,500}\/api\/v1\/[^"]{0,1000}": /,
    () => ({
      title:
        'Not on the host: the syncer does not reach the API server of the host, or gets no answer.',
      fix: `Let the pod of the vcluster reach the API server of the host (egress of the NetworkPolicies of its host namespace), and look whether that is up; ${RETRIES}.`,
    }),
  ],
  [
    /too many requests|not yet ready to handle request/i,
    () => ({
      title:
        'Not on the host yet: the API server of the host is too busy, or has just started.',
      fix: `Nothing, if it happens now and then: ${RETRIES}. Otherwise look at the API server of the host.`,
    }),
  ],
  [
    /etcdserver: (?:request timed out|leader changed|no leader)|Timeout: request did not complete|unable to return a response in the time allotted|the server is currently unable to handle the request|storage is \(re\)initializing|: rpc error: code = (?:Unavailable|DeadlineExceeded) /,
    () => ({
      title:
        'Not on the host yet: the API server of the host did not answer in time.',
      fix: `Nothing, if it happens now and then: ${RETRIES}. Otherwise look at the API server of the host and its etcd.`,
    }),
  ],
  [
    /(?:^|: )Unauthorized$|has asked for the client to provide credentials/,
    () => ({
      title:
        'Not on the host: the host does not take the token of the syncer any more.',
      fix: 'Check that the service account of the vcluster is there, and restart the pod of the vcluster.',
    }),
  ],
];

/** Why the host does not have a pod, in its own words where nothing more is known; `webhook` is the one that denied it. */
export function hostRefusal(text: string, webhook?: string): Said {
  if (webhook !== undefined) {
    return {
      title: `Not on the host: ${oneLine(
        text,
      )} (admission webhook "${webhook}").`,
      fix: denialFix(text, webhook),
    };
  }
  const invalid = invalidPod(text);
  if (invalid) {
    return invalid;
  }
  for (const [pattern, say] of ANSWERS) {
    const match = pattern.exec(text);
    if (match) {
      return say(match);
    }
  }
  return {
    title: `Not on the host: ${oneLine(text)}`,
    fix: `Correct what the host refuses; ${RETRIES}.`,
  };
}
