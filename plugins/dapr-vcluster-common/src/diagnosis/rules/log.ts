import { ANNOTATION_DAPR_CONFIG } from '../../injection';
import { AppEvidence } from '../evidence';
import { componentIn, lastWords } from '../log';
import { Rule, Verdict } from '../rule';
import { stateOf } from '../state';
import { statusEvidence } from './container';

type Read = (
  match: RegExpExecArray,
  evidence: AppEvidence,
) => Pick<Verdict, 'title' | 'fix'>;

/** The Dapr Component a message is about, in the words of a sentence. */
function subject(text: string): string {
  const component = componentIn(text);
  if (!component) return 'A Dapr Component';
  const { name, type } = component;
  return `Dapr Component "${name}"${type ? ` (${type})` : ''}`;
}

/** Judges a sidecar that is not ready by what it wrote: the weightiest line that fits. */
const onLog = (id: string, pattern: RegExp, read: Read): Rule => ({
  id: `sidecar/${id}`,
  severity: 'error',
  judge: evidence => {
    const { found, pod, log } = evidence;
    const status = pod.daprd?.status;
    if (found !== 'host' || !status || log?.state !== 'known') return undefined;
    if (stateOf(evidence).state === 'ready') return undefined;
    for (const { level, msg } of lastWords(log.value)) {
      const match = pattern.exec(msg);
      if (match) {
        return {
          ...read(match, evidence),
          evidence: { [`Log (${level})`]: msg, ...statusEvidence(status) },
        };
      }
    }
    return undefined;
  },
});

/**
 * Causes by daprd's own words, the surest first. The texts are those of dapr/dapr 1.10 to 1.18
 * (`pkg/runtime`, `pkg/security`, `pkg/operator/api`) and of the clients of components-contrib.
 */
export const LOG_RULES: readonly Rule[] = [
  {
    id: 'sidecar/missing-configuration',
    severity: 'error',
    judge: ({ found, pod, configurations }) => {
      const config =
        pod.daprd?.config ?? pod.annotations[ANNOTATION_DAPR_CONFIG];
      return found === 'host' &&
        config &&
        configurations &&
        !configurations.includes(config)
        ? {
            title: `Configuration "${config}" is not in the pod's host namespace; daprd cannot start without it.`,
            evidence: {
              'Host namespace': pod.namespace,
              ...(pod.daprd?.status && statusEvidence(pod.daprd.status)),
            },
            fix: `Create the Configuration there, or remove the annotation ${ANNOTATION_DAPR_CONFIG}.`,
          }
        : undefined;
    },
  },
  onLog(
    'identity-refused',
    /sentry SignCertificate: rpc error: code = (?:PermissionDenied|Unauthenticated|Unknown|InvalidArgument) desc = (.+?)(?: no X509|$)/,
    ([, reason]) => ({
      title: `Dapr's certificate authority gives this sidecar no identity: ${reason}.`,
      fix: "Check that dapr.io/config names a Configuration of the host namespace, and that the pod's app-id and service account are those it was made with.",
    }),
  ),
  onLog(
    'fallback-dns-off',
    /lookup (dapr-(?:sentry|api|placement-server|scheduler-server[\w-]*)\.[\w.-]+)(?: on [\d.:[\]a-f]+)?: (?:no such host|server misbehaving|i\/o timeout|dial udp)/,
    ([, name]) => ({
      title: `daprd cannot resolve ${name}: the vcluster's DNS does not know the host's Services.`,
      fix: 'Turn on the fallback to the DNS of the host: networking.advanced.fallbackHostCluster in the values of the vcluster (fallbackHostDns before 0.20).',
    }),
  ),
  onLog(
    'sentry-unreachable',
    /(?:establishing connection to sentry|sentry SignCertificate|retrieve the initial identity)[^]*?(?:Unavailable|refused|unreachable|i\/o timeout|deadline|context canceled|handshake)/,
    () => ({
      title: "daprd cannot reach sentry, Dapr's certificate authority.",
      fix: 'Check that dapr-sentry is ready on the host and that no NetworkPolicy keeps the host namespace from reaching it.',
    }),
  ),
  onLog(
    'operator-unreachable',
    /(?:operator client|loading configuration|load components|load resiliency|listing components)[^]*?(?:Unavailable|refused|unreachable|i\/o timeout|DeadlineExceeded|deadline exceeded)/i,
    () => ({
      title:
        'daprd cannot reach the Dapr operator, which hands it its Dapr Components.',
      fix: 'Check that dapr-operator is ready on the host and that no NetworkPolicy keeps the host namespace from reaching it.',
    }),
  ),
  onLog(
    'configuration-not-found',
    /Configuration(?:\.dapr\.io)? "([^"]+)" not found/,
    ([, name]) => ({
      title: `daprd did not find Configuration "${name}" in its host namespace when it started.`,
      fix: `Create the Configuration there, or remove the annotation ${ANNOTATION_DAPR_CONFIG}; daprd then starts by itself.`,
    }),
  ),
  onLog(
    'component-secret',
    /Secret "([^"]+)" not found/,
    ([, name], { pod }) => ({
      title: `Secret "${name}", which a Dapr Component refers to, is not in host namespace ${pod.namespace}; without it no sidecar there starts.`,
      fix: `Create Secret "${name}" in the vcluster and let it be synced to the host, or delete the Dapr Component that refers to it.`,
    }),
  ),
  onLog(
    'builtin-secret-store',
    /secretstores\.kubernetes[^]*serviceaccount\/token: no such file/,
    () => ({
      title:
        "daprd's built-in secret store finds no service account token, because pods of a vcluster carry none on the host.",
      fix: 'Set the annotation dapr.io/disable-builtin-k8s-secret-store: "true" on the pod template; references to Secrets work without it.',
    }),
  ),
  onLog(
    'unknown-type',
    /CREATE_COMPONENT_FAILURE|couldn't find (?:state store|message bus|secret store|configuration store|lock store|output binding|input binding|crypto provider|conversation component|name resolver)|incorrect type \S+|has not been registered/,
    ({ input }) => ({
      title: `${subject(
        input,
      )} has a type or version that this daprd does not know.`,
      fix: 'Correct spec.type and spec.version; the catalogue of the form lists those there are.',
    }),
  ),
  onLog(
    'init-timeout',
    /init timeout for component (\S+)(?: \([^)]+\))?(?: exceeded after (\S+))?/,
    ({ 2: limit, input }) => ({
      title: `${subject(input)} did not start in time${
        limit ? ` (${limit})` : ''
      }.`,
      fix: 'Check that its backend answers; if it is only slow, raise spec.initTimeout.',
    }),
  ),
  onLog(
    'wrong-credentials',
    /WRONGPASS|NOAUTH|NOPERM|invalid username-password|password authentication failed|Access denied for user|authentication failed|SASL [Aa]uthentication|ACCESS_REFUSED|AuthenticationFailed|401 Unauthorized|403 Forbidden|InvalidAccessKeyId|SignatureDoesNotMatch/,
    ({ input }) => ({
      title: `The backend refuses the credentials of ${subject(input)}.`,
      fix: 'Correct user and password in the Secret that the Dapr Component refers to; if they are right, check the key of each secretKeyRef.',
    }),
  ),
  onLog(
    'backend-unreachable',
    /(?:INIT_COMPONENT_FAILURE|Failed to init component)[^]*?(lookup \S+(?: on \S+)?: no such host|connection refused|no route to host|network is unreachable|i\/o timeout)/,
    ({ 1: why, input }) => ({
      title: `${subject(input)} does not reach its backend: ${why}.`,
      fix: 'Correct the address in its metadata (names are resolved in the vcluster first), and check that the backend runs.',
    }),
  ),
  onLog(
    'second-actor-store',
    /duplicate actor state store: (\S+) and (\S+)/,
    ([, first, second]) => ({
      title: `Both "${first}" and "${second}" claim to be the actor state store; an app may have one.`,
      fix: 'Set actorStateStore to "true" in one of them only, or separate them by scopes.',
    }),
  ),
  onLog(
    'component-init',
    /Failed to init component|INIT_COMPONENT_FAILURE/,
    ({ input }) => ({
      title: `${subject(input)} fails to start, and daprd ends with it.`,
      fix: 'Correct what the log line names; spec.ignoreErrors lets sidecars start without it in the meantime.',
    }),
  ),
];
