import { Awaited, logEvidence, silentlyEnded, waitsFor } from '../log';
import { hasInOrder } from '../log/inOrder';
import { Rule, DiagnosisResult } from '../rule';
import { stateOf } from '../state';
import { statusEvidence } from './container';
import { onLines } from './onLog';

type Server = {
  server: Awaited;
  /** What daprd says it was doing. */
  doing: readonly string[];
  /** What it says of it then. */
  failures: readonly string[];
  /** Words of gRPC alone, which name no server. */
  bare?: readonly string[];
  said: Pick<DiagnosisResult, 'title' | 'fix'>;
};

const FAILURES = [
  'Unavailable',
  'refused',
  'unreachable',
  'i/o timeout',
  'DeadlineExceeded',
  'deadline exceeded',
  'missing address',
  'zero addresses',
  'connection reset',
];

const SERVERS: readonly Server[] = [
  {
    server: 'sentry',
    doing: [
      'establishing connection to sentry',
      'sentry SignCertificate',
      'retrieve the initial identity',
    ],
    failures: [...FAILURES, 'context canceled', 'handshake'],
    said: {
      title: "daprd cannot reach sentry, Dapr's certificate authority.",
      fix: 'Check that dapr-sentry is ready on the host, that the vcluster resolves its name (the fallback to the DNS of the host), and that no NetworkPolicy keeps the host namespace from reaching it.',
    },
  },
  {
    server: 'operator',
    doing: [
      'operator client',
      'loading configuration',
      'load components',
      'load resiliency',
      'listing components',
    ],
    failures: FAILURES,
    // Its first connection fails in the words of gRPC alone.
    bare: [
      'from runtime: context deadline exceeded: connection error',
      'from runtime: context canceled: connection error',
    ],
    said: {
      title:
        'daprd cannot reach the Dapr operator, which hands it its Dapr Components.',
      fix: 'Check that dapr-operator is ready on the host and that no NetworkPolicy keeps the host namespace from reaching it.',
    },
  },
];

/**
 * A server of the control plane that cannot be reached: daprd has said so, still waits for it without a word, or ended
 * after it had waited without a word.
 */
const unreachable = ({
  server,
  doing,
  failures,
  bare = [],
  said,
}: Server): Rule => {
  const bySaying = onLines(`${server}-unreachable`, ({ msg }) => {
    const isSaid =
      bare.some(words => hasInOrder(msg, [words])) ||
      doing.some(what =>
        failures.some(failure => hasInOrder(msg, [what, failure])),
      );
    return isSaid ? said : undefined;
  });
  return {
    ...bySaying,
    evaluate: evidence => {
      const { log, pod } = evidence;
      const status = pod.daprd?.status;
      if (log?.state !== 'known' || !status) {
        return undefined;
      }
      const { state } = stateOf(evidence);
      const waits = waitsFor(log.value, Date.parse(log.observedAt));
      if (
        waits?.server === server &&
        status.startedAt &&
        state === 'not-ready'
      ) {
        return {
          ...said,
          evidence: {
            ...logEvidence({ level: 'info', msg: waits.msg }),
            'Waiting since': waits.since,
            ...statusEvidence(status),
          },
        };
      }
      const ended = silentlyEnded(log.value);
      if (ended?.server === server && state !== 'ready') {
        return {
          ...said,
          evidence: {
            ...logEvidence(ended.waiting),
            ...logEvidence(ended.end),
            ...statusEvidence(status),
          },
        };
      }
      return bySaying.evaluate(evidence);
    },
  };
};

/** Servers of the control plane without which daprd does not start. */
export const CONTROL_PLANE_RULES: readonly Rule[] = SERVERS.map(unreachable);
