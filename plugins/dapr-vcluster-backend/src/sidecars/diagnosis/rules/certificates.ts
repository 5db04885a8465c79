import { hasInOrder } from '../log/inOrder';
import { Rule } from '../rule';
import { onLines } from './onLog';

const OPERATOR = [
  'operator',
  'loading configuration',
  'load components',
  'load resiliency',
];
const SENTRY = ['sentry', 'initial identity'];
const COMPONENT = ['INIT_COMPONENT_FAILURE', 'init component'];
const TIME = 'x509: certificate has expired or is not yet valid';

/** Whose certificate a line is about; undefined for one about the backend of a Dapr Component. */
function serverOf(msg: string): string | undefined {
  const has = (words: readonly string[]) =>
    words.some(word => hasInOrder(msg, [word]));
  if (has(COMPONENT)) {
    return undefined;
  }
  if (has(SENTRY)) {
    return 'sentry';
  }
  return has(OPERATOR)
    ? 'the Dapr operator'
    : "a server of Dapr's control plane";
}

const NODE_CLOCK = 'the clock of the node on which the pod runs';

/** Certificates of the control plane that daprd does not take, or the other way round: the server was reached. */
export const CERTIFICATE_RULES: readonly Rule[] = [
  onLines('clock', ({ msg }) => {
    const server = serverOf(msg);
    if (!server) {
      return undefined;
    }
    if (hasInOrder(msg, [TIME, ' is before '])) {
      return {
        title: `By ${NODE_CLOCK}, the certificate of ${server} is not valid yet: that clock is behind, or the certificate was issued by a clock that is ahead.`,
        fix: 'Compare the clocks of the nodes (NTP): set that of this node, or that of the node of sentry if it is ahead; daprd then starts by itself.',
      };
    }
    if (hasInOrder(msg, [TIME, ' is after '])) {
      return {
        title: `By ${NODE_CLOCK}, the certificate of ${server} has expired: it really has, or that clock is ahead.`,
        fix: `Look at the dates of Dapr's certificates on the page of the control plane: renew them if they are over (dapr mtls renew-certificate -k), else set the clock of this node (NTP).`,
      };
    }
    return hasInOrder(msg, [TIME]) ||
      hasInOrder(msg, ['tls: expired certificate'])
      ? {
          title: `A certificate between daprd and ${server} is not valid at the time of the clocks.`,
          fix: "Compare the clocks of the nodes (NTP), and look at the dates of Dapr's certificates on the page of the control plane.",
        }
      : undefined;
  }),
  onLines('control-plane-untrusted', ({ msg }) => {
    const server = serverOf(msg);
    const distrusts =
      hasInOrder(msg, ['x509: certificate signed by unknown authority']) ||
      hasInOrder(msg, ['tls: unknown certificate authority']) ||
      hasInOrder(msg, ['tls: bad certificate']) ||
      hasInOrder(msg, ['could not verify leaf certificate']);
    return server && distrusts
      ? {
          title: `daprd and ${server} do not trust each other's certificates.`,
          fix: "Recreate the pod: it keeps the trust anchors of the time it was injected, and Dapr's root certificate has changed since.",
        }
      : undefined;
  }),
];
