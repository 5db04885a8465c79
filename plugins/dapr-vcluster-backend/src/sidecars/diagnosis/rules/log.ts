import { AppEvidence } from '../evidence';
import { Rule } from '../rule';
import { BACKEND_RULES } from './backend';
import { isReferredSecret, nameOf, subjectFirst } from './knownNames';
import { onLog } from './onLog';

/**
 * Why a Dapr Component keeps daprd from starting, by daprd's own words, the surest first. The texts are those of
 * dapr/dapr 1.10 to 1.18 (`pkg/runtime`).
 */
export const LOG_RULES: readonly Rule[] = [
  onLog(
    'component-secret',
    /Secret "([^"]+)" not found/,
    ([, name], evidence) => {
      const { namespace } = evidence.pod;
      const secret = isReferredSecret(name, evidence)
        ? `Secret "${name}"`
        : 'a Secret';
      return {
        title: `${secret[0].toUpperCase()}${secret.slice(
          1,
        )} that a Dapr Component refers to is not in host namespace ${namespace}; without it no sidecar there starts.`,
        fix: `Create ${
          secret === 'a Secret'
            ? 'the Secret that the line of the log names'
            : secret
        } in the vcluster and let it be synced to the host, or delete the Dapr Component that refers to it.`,
      };
    },
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
    ({ input }, evidence) => ({
      title: `${subjectFirst(
        input,
        evidence,
      )} has a type or version that this daprd does not know.`,
      fix: 'Correct spec.type and spec.version; the catalogue of the form lists those there are.',
    }),
  ),
  onLog(
    'init-timeout',
    /init timeout for component/,
    ({ input }, evidence) => ({
      title: `${subjectFirst(input, evidence)} did not start in time.`,
      fix: 'Check that its backend answers; if it is only slow, raise spec.initTimeout.',
    }),
  ),
  ...BACKEND_RULES,
  onLog(
    'second-actor-store',
    /duplicate actor state store: (\S+) and (\S+)/,
    ([, first, second], evidence) => ({
      title: `${both(
        [first, second],
        evidence,
      )} claim to be the actor state store; an app may have one.`,
      fix: 'Set actorStateStore to "true" in one of them only, or separate them by scopes.',
    }),
  ),
  onLog(
    'component-init',
    /Failed to init component|INIT_COMPONENT_FAILURE/,
    ({ input }, evidence) => ({
      title: `${subjectFirst(
        input,
        evidence,
      )} fails to start, and daprd ends with it.`,
      fix: 'Correct what the log line names; spec.ignoreErrors lets sidecars start without it in the meantime.',
    }),
  ),
];

function both(
  names: readonly string[],
  { components = [] }: Pick<AppEvidence, 'components'>,
): string {
  const known = names.flatMap(
    name => components.find(each => each.name === name) ?? [],
  );
  return known.length === names.length
    ? `Both ${known.map(nameOf).join(' and ')}`
    : 'Two Dapr Components';
}
