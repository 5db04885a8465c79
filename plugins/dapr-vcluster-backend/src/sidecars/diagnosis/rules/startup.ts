import { ANNOTATION_DAPR_CONFIG } from 'backstage-plugin-dapr-vcluster-common/rules';
import { Awaited, logEvidence, waitsFor } from '../log';
import { Rule, DiagnosisResult } from '../rule';
import { stateOf } from '../state';
import { statusEvidence } from './container';
import { onLog } from './onLog';

/** A server of the control plane that cannot be reached: daprd has said so, or still waits for it without a word. */
const unreachable = (
  server: Awaited,
  pattern: RegExp,
  said: Pick<DiagnosisResult, 'title' | 'fix'>,
): Rule => {
  const bySaying = onLog(`${server}-unreachable`, pattern, () => said);
  return {
    ...bySaying,
    evaluate: evidence => {
      const { log, pod } = evidence;
      const status = pod.daprd?.status;
      const waits =
        log?.state === 'known' &&
        waitsFor(log.value, Date.parse(log.observedAt));
      return status?.startedAt &&
        stateOf(evidence).state === 'not-ready' &&
        waits &&
        waits.server === server
        ? {
            ...said,
            evidence: {
              ...logEvidence({ level: 'info', msg: waits.msg }),
              'Waiting since': waits.since,
              ...statusEvidence(status),
            },
          }
        : bySaying.evaluate(evidence);
    },
  };
};

/**
 * Why daprd does not get as far as its Dapr Components, the surest first. The texts are those of dapr/dapr 1.10 to 1.18
 * (`pkg/security`, `pkg/runtime/config.go`, `pkg/operator`) and of dapr/kit (`crypto/spiffe`).
 */
export const STARTUP_RULES: readonly Rule[] = [
  {
    id: 'sidecar/missing-configuration',
    severity: 'error',
    evaluate: ({ found, pod, configurations }) => {
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
    // Those without which daprd ends; it runs without placement and scheduler.
    /lookup (dapr-(?:sentry|api)\.[\w.-]+)(?: on [\d.:[\]a-f]+)?: (?:no such host|server misbehaving|i\/o timeout|dial udp)/,
    ([, name]) => ({
      title: `daprd cannot resolve ${name}: the vcluster's DNS does not know the host's Services.`,
      fix: 'Turn on the fallback to the DNS of the host: networking.advanced.fallbackHostCluster in the values of the vcluster (fallbackHostDns before 0.20).',
    }),
  ),
  unreachable(
    'sentry',
    /(?:establishing connection to sentry|sentry SignCertificate|retrieve the initial identity)[^]*?(?:Unavailable|refused|unreachable|i\/o timeout|deadline|context canceled|handshake)/,
    {
      title: "daprd cannot reach sentry, Dapr's certificate authority.",
      fix: 'Check that dapr-sentry is ready on the host, that the vcluster resolves its name (the fallback to the DNS of the host), and that no NetworkPolicy keeps the host namespace from reaching it.',
    },
  ),
  unreachable(
    'operator',
    // Its first connection fails in the words of gRPC alone.
    /from runtime: context (?:deadline exceeded|canceled): connection error|(?:operator client|loading configuration|load components|load resiliency|listing components)[^]*?(?:Unavailable|refused|unreachable|i\/o timeout|DeadlineExceeded|deadline exceeded)/i,
    {
      title:
        'daprd cannot reach the Dapr operator, which hands it its Dapr Components.',
      fix: 'Check that dapr-operator is ready on the host and that no NetworkPolicy keeps the host namespace from reaching it.',
    },
  ),
  onLog(
    'configuration-not-found',
    /Configuration(?:\.dapr\.io)? "([^"]+)" not found/,
    ([, name]) => ({
      title: `daprd did not find Configuration "${name}" in its host namespace when it started.`,
      fix: `Create the Configuration there, or remove the annotation ${ANNOTATION_DAPR_CONFIG}; daprd then starts by itself.`,
    }),
  ),
];
