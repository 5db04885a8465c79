import { componentIn } from '../log';
import { Rule } from '../rule';
import { onLog } from './onLog';

/** The Dapr Component a message is about, in the words of a sentence. */
function subject(text: string): string {
  const component = componentIn(text);
  if (!component) {
    return 'A Dapr Component';
  }
  const { name, type } = component;
  return `Dapr Component "${name}"${type ? ` (${type})` : ''}`;
}

/**
 * Why a Dapr Component keeps daprd from starting, by daprd's own words, the surest first. The texts are those of
 * dapr/dapr 1.10 to 1.18 (`pkg/runtime`) and of the clients of components-contrib.
 */
export const LOG_RULES: readonly Rule[] = [
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
    // Without a token it looks for a kubeconfig, and complains of that.
    /secretstores\.kubernetes[^]*(?:serviceaccount\/token: no such file|\.kube\/config: no such file|no configuration has been provided)/,
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
