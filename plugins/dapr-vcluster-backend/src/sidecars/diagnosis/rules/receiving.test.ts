import { line, log, onHost, sidecar } from '../__testUtils__/evidence';
import { diagnoseApp, wantsLog } from '../diagnose';

const KAFKA = onHost('stock-events', 'bindings.kafka');
const BUS = onHost('bus', 'pubsub.rabbitmq');
const FAILED = line(
  'error',
  'error reading from input binding stock-events: kafka: client has run out of available brokers to talk to: dial tcp: lookup kafka: no such host',
);

const found = (...lines: string[]) =>
  diagnoseApp(
    sidecar(
      { ready: true },
      { log: log(lines.join('\n')), components: [KAFKA, BUS] },
    ),
  );

describe('a ready sidecar that gets nothing', () => {
  it('names the binding, and what its client says', () => {
    const { state, findings } = found(
      line('info', 'dapr initialized. Status: Running. Init Elapsed 40ms'),
      FAILED,
      line(
        'warning',
        'failed to read from bindings: kafka: client has run out',
      ),
    );
    expect(state).toBe('ready');
    expect(findings).toEqual([
      expect.objectContaining({
        ruleId: 'sidecar/not-receiving',
        title: expect.stringContaining(
          'Dapr Component "stock-events" (bindings.kafka/v1)',
        ),
        fix: expect.stringMatching(/address.*does not try again/),
      }),
    ]);
  });

  it.each([
    [
      'Retry failed for subscription pubsub bus, topic orders: Exception (403) Reason: "username or password not allowed". Will retry.',
      /user and password/,
    ],
    [
      'Failed to start declared subscription orders for pubsub bus, topic orders: channel/connection is not open',
      /connects again/,
    ],
    [
      'Failed to start subscription for pubsub bus, topic orders: dial tcp 10.0.0.5:5672: i/o timeout',
      /address/,
    ],
    [
      'error occurred while beginning pubsub bus: dial tcp: i/o timeout',
      /address/,
    ],
    [
      'failed to subscribe to topics: failed to subscribe to topic orders: ERROR CODE: 401 <Detail>Authorization failed for specified action: Manage,EntityWrite.</Detail>',
      /disableEntityManagement/,
    ],
    [
      'error reading from input binding stock-events: not currently connected and ResumeSubs not set',
      /\{podName\}/,
    ],
    [
      'error reading from input binding stock-events: what no client has said so far',
      /line of the log/,
    ],
  ])('reads "%s"', (msg, fix) => {
    const [finding] = found(line('error', msg)).findings;
    expect(finding.ruleId).toBe('sidecar/not-receiving');
    expect(finding.fix).toMatch(fix);
  });

  it.each([
    [
      'daprd went on with it',
      'successful init for input binding (stock-events)',
    ],
    [
      'it was taken away',
      'Component unloaded: stock-events (bindings.kafka/v1)',
    ],
  ])('is silent when %s', (_, later) => {
    expect(found(FAILED, line('info', later)).findings).toEqual([]);
  });

  it('is silent about a binding that is not on the host, and a line of the app', () => {
    const lines = [
      FAILED.replace('stock-events', 'stock'),
      line(
        'error',
        'App says: error reading from input binding stock-events: x',
      ),
    ];
    expect(found(...lines).findings).toEqual([]);
  });

  it('has the log read of sidecars with bindings, and of no others', () => {
    const wants = (components: (typeof KAFKA)[], ready = true) =>
      wantsLog(sidecar({ ready }, { components }));
    expect(wants([KAFKA])).toBe(true);
    expect(wants([BUS])).toBe(false);
    expect(wants([])).toBe(false);
  });
});
