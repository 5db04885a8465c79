import { valueFindings } from './annotationValues';

const found = (name: string, value: unknown) =>
  valueFindings({ [`dapr.io/${name}`]: value }, ['metadata', 'annotations']);

describe('values of annotations', () => {
  it.each([
    ['log-level', 'verbose', 'error'],
    ['log-level', '', 'error'],
    ['app-port', 'http', 'error'],
    ['app-port', '70000', 'error'],
    ['app-protocol', 'tcp', 'error'],
    ['grpc-port', '-1', 'error'],
    ['grpc-port', 'grpc', 'warning'],
    ['metrics-port', '9090/tcp', 'warning'],
    ['app-max-concurrency', 'many', 'warning'],
    ['app-health-probe-interval', '5s', 'warning'],
    ['graceful-shutdown-seconds', '1m', 'warning'],
    ['block-shutdown-duration', '30', 'error'],
    ['max-body-size', '4MB', 'error'],
    ['read-buffer-size', 'big', 'error'],
    ['enable-api-logging', 'enabled', 'warning'],
    ['sidecar-seccomp-profile-type', 'runtimedefault', 'error'],
  ])('%s: %p is of severity %s', (name, value, severity) => {
    expect(found(name, value)).toMatchObject([
      { ruleId: 'G12/annotation', severity },
    ]);
  });

  it.each([
    ['log-level', 'DEBUG'],
    ['app-port', '8080'],
    ['app-port', ''],
    ['app-protocol', 'GRPC'],
    ['app-protocol', 'h2c'],
    ['metrics-port', '9091'],
    ['app-max-concurrency', '-1'],
    ['block-shutdown-duration', '1m30s'],
    ['actors-disseminate-timeout', '500ms'],
    ['max-body-size', '16Mi'],
    ['read-buffer-size', '8192'],
    ['enable-metrics', 'no'],
    ['log-as-json', 'T'],
    ['app-id', 'anything'],
    ['env', 'A=B'],
    // No text: a finding of its own.
    ['app-port', 8080],
  ])('%s: %p is fine', (name, value) => {
    expect(found(name, value)).toEqual([]);
  });
});
