import { DAPR_PREFIX } from '../model/podTemplate';
import { JsonMap, ObjectPath } from '../model/paths';
import { ObjectFinding, objectFinding } from '../model/findings';

/** A port on which daprd listens. */
type Server = {
  /** What daprd needs it for. */
  use: string;
  default: number;
  /** The annotation that gives it another port. */
  annotation?: string;
  /** The annotation without which it does not listen, or with which it does not. */
  isOn?: { annotation: string; default: boolean };
};

/** pkg/injector/patcher/sidecar.go and pkg/runtime/config.go of Dapr 1.18 */
const SERVERS: readonly Server[] = [
  { use: 'its HTTP API', default: 3500 },
  { use: 'its gRPC API', default: 50001, annotation: 'grpc-port' },
  {
    use: 'calls between sidecars',
    default: 50002,
    annotation: 'internal-grpc-port',
  },
  { use: 'health and metadata', default: 3501 },
  {
    use: 'metrics',
    default: 9090,
    annotation: 'metrics-port',
    isOn: { annotation: 'enable-metrics', default: true },
  },
  {
    use: 'profiles',
    default: 7777,
    isOn: { annotation: 'enable-profiling', default: false },
  },
  {
    use: 'its debugger',
    default: 40000,
    annotation: 'debug-port',
    isOn: { annotation: 'enable-debug', default: false },
  },
];

const TRUTHY = /^(y|yes|true|t|on|1)$/i;
const LOOPBACK = /^(127(\.\d{1,3}){3}|\[?::1\]?|localhost|)$/i;

/** Containers of a pod share its ports: the app, and each server of daprd, needs one of its own. */
export function portFindings(
  annotations: JsonMap,
  path: ObjectPath,
): ObjectFinding[] {
  const text = (name: string) => {
    const value = annotations[DAPR_PREFIX + name];
    return typeof value === 'string' || typeof value === 'number'
      ? String(value)
      : undefined;
  };
  const portOf = ({ annotation, default: port }: Server) =>
    (annotation && port16(text(annotation))) || port;
  const listening = SERVERS.filter(({ isOn }) => {
    const value = isOn && text(isOn.annotation);
    return value === undefined ? isOn?.default ?? true : TRUTHY.test(value);
  });
  const finding = (name: string, port: number, use: string, fix: string) =>
    objectFinding('G12/annotation', 'error', {
      path: [...path, DAPR_PREFIX + name],
      title: `${DAPR_PREFIX}${name} is ${port}, the port that daprd uses for ${use}: only one of the two can listen there`,
      value: String(port),
      fix,
    });
  const appPort = port16(text('app-port'));
  const isElsewhere = !LOOPBACK.test(text('app-channel-address') ?? '');
  const taken = listening.find(server => portOf(server) === appPort);
  return [
    ...(appPort && taken && !isElsewhere
      ? [
          finding(
            'app-port',
            appPort,
            taken.use,
            'Let the app listen on another port, and set app-port to it',
          ),
        ]
      : []),
    ...listening.flatMap((server, index) => {
      const port = portOf(server);
      const other = listening.find(
        (each, at) => at !== index && portOf(each) === port,
      );
      return server.annotation && other && port !== server.default
        ? [finding(server.annotation, port, other.use, 'Use another port')]
        : [];
    }),
  ];
}

/** A port that is written in digits; undefined for others, which have findings of their own. */
function port16(text: string | undefined): number | undefined {
  return text && /^\+?\d{1,5}$/.test(text) ? Number(text) : undefined;
}
