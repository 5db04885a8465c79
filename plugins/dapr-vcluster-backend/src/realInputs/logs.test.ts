import {
  crashing,
  log,
  sidecar,
  STARTED,
  virtual,
} from '../sidecars/diagnosis/__testUtils__/evidence';
import { AppEvidence, diagnoseApp } from '../sidecars/diagnosis';
import { readInput } from './__testUtils__/readInput';

/** A sidecar that keeps ending, with the log of an input. */
const crash = (name: string) =>
  firstOf(crashing(log(readInput(name).text.trimEnd())));

function firstOf(evidence: AppEvidence) {
  const [{ ruleId, title, fix, evidence: shown }] =
    diagnoseApp(evidence).findings;
  return {
    ruleId,
    title,
    fix,
    lines: shown.map(({ value }) => value),
    labels: shown.map(({ label }) => label),
  };
}

describe('logs and events', () => {
  it('injector-cannot-reach-sentry', () => {
    const syncError = readInput('injector-cannot-reach-sentry').text.trim();
    const found = firstOf(virtual({ syncError, ageSeconds: 300 }));
    expect(found).toMatchObject({
      ruleId: 'rejected/injector-sentry',
      title: expect.stringContaining('got no certificate from sentry'),
      fix: expect.stringContaining('Bring dapr-sentry up on the host'),
    });
    expect(found.fix).not.toContain('app-id');
  });

  it('clock-behind', () => {
    expect(crash('clock-behind')).toMatchObject({
      ruleId: 'sidecar/clock',
      title: expect.stringContaining('that clock is behind'),
      fix: expect.not.stringContaining('NetworkPolicy'),
    });
  });

  it('operator-silent-1.11', () => {
    const found = crash('operator-silent-1.11');
    expect(found.ruleId).toBe('sidecar/operator-unreachable');
    expect(found.lines).toEqual(
      expect.arrayContaining([
        'Initializing the operator client',
        'context deadline exceeded',
      ]),
    );
  });

  it('port-taken', () => {
    const found = crash('port-taken');
    expect(found).toMatchObject({
      ruleId: 'sidecar/port-taken',
      title: expect.stringContaining('Port 50002'),
      fix: expect.stringContaining('dapr.io/internal-grpc-port'),
    });
    expect(found.lines[0]).toContain(
      'listen tcp :50002: bind: address already in use',
    );
  });

  it('metrics-port-taken', () => {
    expect(crash('metrics-port-taken')).toMatchObject({
      ruleId: 'sidecar/port-taken',
      title: expect.stringContaining('Port 9090'),
      fix: expect.stringContaining('dapr.io/metrics-port'),
    });
  });

  it.each([
    'broker-refuses-login',
    'database-refuses-login',
    'aws-refuses-token',
  ])('%s', name => {
    expect(crash(name).ruleId).toBe('sidecar/wrong-credentials');
  });

  it('no-broker-answers', () => {
    expect(crash('no-broker-answers').ruleId).toBe(
      'sidecar/backend-unreachable',
    );
  });

  it('ready-but-nothing-loaded', () => {
    const found = firstOf(
      sidecar(
        { ready: true },
        {
          runtimeVersion: '1.12.2',
          log: log(readInput('ready-but-nothing-loaded').text),
          loaded: { state: 'known', observedAt: STARTED, value: [] },
          components: [
            {
              name: 'orders',
              scopes: ['cart'],
              createdAt: '2026-01-01T00:00:00Z',
            },
          ],
        },
      ),
    );
    expect(found).toMatchObject({
      ruleId: 'sidecar/component-absent',
      fix: expect.stringMatching(/^Create the Secret/),
    });
    expect(found.lines).toContainEqual(
      expect.stringContaining('Secret "partner-key" not found'),
    );
    expect(found.lines).toContainEqual(
      expect.stringContaining('no Dapr Component at all'),
    );
    expect(found.lines).not.toContain('The log of daprd says why.');
  });

  it.each([
    'clock-behind',
    'operator-silent-1.11',
    'port-taken',
    'metrics-port-taken',
    'broker-refuses-login',
    'database-refuses-login',
    'aws-refuses-token',
    'no-broker-answers',
  ])('%s: the line is shown as one of the log', name => {
    expect(crash(name).labels[0]).toMatch(/^Log \(/);
  });
});
