import { DAPR_PREFIX } from '../model/podTemplate';
import { JsonMap, ObjectPath } from '../model/paths';
import { ObjectFinding, objectFinding } from '../model/findings';

type Problem = Pick<ObjectFinding, 'title' | 'fix' | 'severity'>;

/** What is wrong with the text of an annotation; undefined: nothing. */
type ValueCheck = (text: string, key: string) => Problem | undefined;

const BOOL = /^(y|yes|true|t|on|1|n|no|false|f|off|0)?$/i;
// An empty text is not set.
const INTEGER = /^([+-]?\d{1,18})?$/;
const DURATION = /^[+-]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;
const QUANTITY =
  /^([+-]?(\d+(\.\d*)?|\.\d+)(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?\d+)?)?$/;

/** pkg/injector/patcher/sidecar.go, setValueFromString: what is not truthy is false. */
const bool: ValueCheck = (text, key) =>
  BOOL.test(text)
    ? undefined
    : {
        severity: 'warning',
        title: `${key} is neither true nor false, and counts as false`,
        fix: 'Use "true" or "false"',
      };

/** The same: a number that cannot be read is ignored. */
const integer: ValueCheck = (text, key) =>
  INTEGER.test(text)
    ? undefined
    : {
        severity: 'warning',
        title: `${key} is not a whole number; the injector ignores it`,
        fix: 'Use digits',
      };

const port: ValueCheck = (text, key) =>
  integer(text, key) ??
  (Number(text) >= 0 && Number(text) <= 65535
    ? undefined
    : {
        severity: 'error',
        title: `${key} is no port`,
        fix: 'Use a number from 1 to 65535',
      });

const appPort: ValueCheck = (text, key) =>
  INTEGER.test(text)
    ? port(text, key)
    : {
        severity: 'error',
        title: `${key} is not a number; the injector ignores it, so that Dapr never calls the app`,
        fix: 'Use the number of the port: names of ports are not looked up',
      };

/** daprd ends with a flag that it cannot read. */
const stops =
  (what: string, fix: string): ValueCheck =>
  (_, key) => ({
    severity: 'error',
    title: `${key} ${what}, and the sidecar does not start`,
    fix,
  });

const matching =
  (pattern: RegExp, otherwise: ValueCheck): ValueCheck =>
  (text, key) =>
    pattern.test(text) ? undefined : otherwise(text, key);

const duration = matching(
  DURATION,
  stops('is not a duration', 'Use a Go duration such as "5s"'),
);

const quantity = matching(
  QUANTITY,
  stops('is not a quantity', 'Use a quantity such as "4Mi"'),
);

/** github.com/dapr/kit logger, toLogLevel */
const logLevel = matching(
  /^(debug|info|warn|error|fatal)$/i,
  stops(
    'is no level that Dapr knows',
    'Use "debug", "info", "warn", "error" or "fatal"',
  ),
);

/** pkg/runtime/config.go, toInternal */
const protocol = matching(
  /^(http|https|grpc|grpcs|h2c|)$/i,
  stops(
    'is no protocol that Dapr knows',
    'Use "http", "https", "grpc", "grpcs" or "h2c"',
  ),
);

const seccomp = matching(
  /^(RuntimeDefault|Unconfined|Localhost|)$/,
  (_, key) => ({
    severity: 'error',
    title: `${key} is no seccomp profile of Kubernetes, which refuses the pod`,
    fix: 'Use "RuntimeDefault"',
  }),
);

const checks = (
  check: ValueCheck,
  names: string,
): Array<[string, ValueCheck]> =>
  names
    .trim()
    .split(/\s+/)
    .map(name => [DAPR_PREFIX + name, check]);

/** How annotations are read, by pkg/injector/patcher/sidecar.go of Dapr 1.18; others are any text, or have rules of their own. */
const CHECKS: ReadonlyMap<string, ValueCheck> = new Map([
  ...checks(
    bool,
    `app-ssl enable-profiling log-as-json enable-metrics enable-debug enable-api-logging enable-app-health-check
     inject-pluggable-components enable-native-sidecar`,
  ),
  ...checks(
    integer,
    `app-max-concurrency graceful-shutdown-seconds http-max-request-size http-read-buffer-size
     sidecar-liveness-probe-delay-seconds sidecar-liveness-probe-timeout-seconds sidecar-liveness-probe-period-seconds
     sidecar-liveness-probe-threshold sidecar-readiness-probe-delay-seconds sidecar-readiness-probe-timeout-seconds
     sidecar-readiness-probe-period-seconds sidecar-readiness-probe-threshold
     app-health-probe-interval app-health-probe-timeout app-health-threshold`,
  ),
  ...checks(port, 'metrics-port debug-port grpc-port internal-grpc-port'),
  ...checks(appPort, 'app-port'),
  ...checks(
    duration,
    'block-shutdown-duration app-binding-options-timeout actors-disseminate-timeout',
  ),
  ...checks(quantity, 'max-body-size read-buffer-size'),
  ...checks(logLevel, 'log-level'),
  ...checks(protocol, 'app-protocol'),
  ...checks(seccomp, 'sidecar-seccomp-profile-type'),
]);

/** Values of annotations that the injector ignores, or that daprd ends with. */
export function valueFindings(
  annotations: JsonMap,
  path: ObjectPath,
): ObjectFinding[] {
  return Object.entries(annotations).flatMap(([key, value]) => {
    // What is no text is a finding of its own.
    const problem =
      typeof value === 'string' ? CHECKS.get(key)?.(value, key) : undefined;
    if (!problem) {
      return [];
    }
    const { severity, ...parts } = problem;
    return [
      objectFinding('G12/annotation', severity, {
        path: [...path, key],
        value: String(value),
        ...parts,
      }),
    ];
  });
}
