import { ANNOTATION_DAPR_CONFIG } from 'backstage-plugin-dapr-vcluster-common/rules';
import { sentryRefusal } from '../sentryRefusals';
import { Rule } from '../rule';
import { CERTIFICATE_RULES } from './certificates';
import { statusEvidence } from './container';
import { CONTROL_PLANE_RULES } from './controlPlane';
import { onLines, onLog } from './onLog';
import { PORT_RULES } from './ports';

/** Servers without whose name daprd ends; it runs without placement and scheduler. */
const SERVICES: Record<string, string> = {
  'dapr-sentry': 'sentry',
  'dapr-api': 'the Dapr operator',
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
  ...PORT_RULES,
  ...CERTIFICATE_RULES,
  onLines('identity-refused', ({ msg }) => {
    const refusal = sentryRefusal(msg);
    return (
      refusal && {
        title: `Dapr's certificate authority, sentry, gives this sidecar no identity: ${refusal.why}.`,
        fix: refusal.fix,
      }
    );
  }),
  onLog(
    'fallback-dns-off',
    /lookup (dapr-(?:sentry|api))\.[\w.-]{1,253}(?: on [\d.:[\]a-f]{1,60})?: (?:no such host|server misbehaving|i\/o timeout|dial udp)/,
    ([, service]) => ({
      title: `daprd cannot resolve the name of ${SERVICES[service]}: the vcluster's DNS does not know the host's Services.`,
      fix: 'Turn on the fallback to the DNS of the host: networking.advanced.fallbackHostCluster in the values of the vcluster (fallbackHostDns before 0.20).',
    }),
  ),
  ...CONTROL_PLANE_RULES,
  onLog(
    'configuration-not-found',
    /Configuration(?:\.dapr\.io)? "[^"]{1,253}" not found/,
    (_, { pod }) => {
      const name = pod.daprd?.config ?? pod.annotations[ANNOTATION_DAPR_CONFIG];
      return {
        title: `daprd did not find ${
          name ? `Configuration "${name}"` : 'its Configuration'
        } in its host namespace when it started.`,
        fix: `Create the Configuration there, or remove the annotation ${ANNOTATION_DAPR_CONFIG}; daprd then starts by itself.`,
      };
    },
  ),
];
