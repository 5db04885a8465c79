import { AppEvidence } from '../evidence';
import { hasInOrder } from '../log/inOrder';
import { Rule, DiagnosisResult } from '../rule';
import { onLines } from './onLog';

/** A port that daprd listens on (`pkg/injector/annotations` and `cmd/daprd/options` of dapr/dapr). */
type Port = {
  server: string;
  default: number;
  /** Absent where the injector fixes it. */
  annotation?: string;
  /** How daprd calls the server. */
  words: readonly string[];
};

const PORTS: readonly Port[] = [
  {
    server: 'internal gRPC server',
    default: 50002,
    annotation: 'dapr.io/internal-grpc-port',
    words: ['internal gRPC server'],
  },
  {
    server: 'gRPC API',
    default: 50001,
    annotation: 'dapr.io/grpc-port',
    words: ['API gRPC server'],
  },
  {
    server: 'metrics server',
    default: 9090,
    annotation: 'dapr.io/metrics-port',
    words: ['metrics server'],
  },
  { server: 'HTTP API', default: 3500, words: [] },
  { server: 'HTTP server for health and metadata', default: 3501, words: [] },
  {
    server: 'profiling server',
    default: 7777,
    words: ['profiling'],
  },
  {
    server: 'debugger',
    default: 40000,
    annotation: 'dapr.io/debug-port',
    words: ['debug'],
  },
];

type Said = Pick<DiagnosisResult, 'title' | 'fix'>;

const ELSEWHERE =
  'let the app listen on another port; with hostNetwork, the ports of every pod of the node count';

function taken({ pod }: AppEvidence, port: Port): Said {
  const { server, annotation } = port;
  return {
    title: `Port ${numberOf(
      pod,
      port,
    )}, on which daprd's ${server} listens, is taken in the pod.`,
    fix: annotation
      ? `Set the annotation ${annotation} to a port that is free, or ${ELSEWHERE}.`
      : `This port is fixed: ${ELSEWHERE}.`,
  };
}

function numberOf(pod: AppEvidence['pod'], port: Port): number {
  const set = port.annotation && Number(pod.annotations[port.annotation]);
  return set || port.default;
}

const BIND = /:(\d{1,5}): bind: address already in use/;

/** A line that names the port. */
function byNumber(msg: string, evidence: AppEvidence): Said | undefined {
  const number = Number(BIND.exec(msg)?.[1]);
  if (!number) {
    return undefined;
  }
  const port =
    PORTS.find(each => numberOf(evidence.pod, each) === number) ??
    PORTS.find(({ words }) => words.length > 0 && hasInOrder(msg, words));
  return port
    ? taken(evidence, port)
    : {
        title: 'A port on which daprd listens is taken in the pod.',
        fix: `Give daprd another port by the annotation for it, or ${ELSEWHERE}.`,
      };
}

/** A line that names the server only. */
function byServer(msg: string, evidence: AppEvidence): Said | undefined {
  if (
    !hasInOrder(msg, ['could not listen on any endpoint']) ||
    hasInOrder(msg, ['bind: permission denied'])
  ) {
    return undefined;
  }
  const port = PORTS.find(
    ({ words }) => words.length > 0 && hasInOrder(msg, words),
  );
  return port
    ? taken(evidence, port)
    : {
        title:
          "A port on which daprd's HTTP server listens (3500 or 3501) is taken in the pod.",
        fix: `These ports are fixed: ${ELSEWHERE}.`,
      };
}

/** A port that takes rights which daprd does not have. */
function byRights(msg: string): Said | undefined {
  const [, number] = /:(\d{1,5}): bind: permission denied/.exec(msg) ?? [];
  return number
    ? {
        title: `daprd may not listen on port ${number}.`,
        fix: 'Give daprd a port above 1023 by the annotation for it: lower ones need rights that its container does not have.',
      }
    : undefined;
}

/** A port in the pod that daprd cannot have. */
export const PORT_RULES: readonly Rule[] = [
  onLines(
    'port-taken',
    ({ msg }, evidence) => byNumber(msg, evidence),
    ({ msg }) => byRights(msg),
    ({ msg }, evidence) => byServer(msg, evidence),
  ),
];
