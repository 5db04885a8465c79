import { AppEvidence } from './evidence';
import { ARRIVAL_CASES } from './__testUtils__/arrivalCases';
import {
  CRASHING,
  pod,
  evidence,
  sidecar,
  recorded,
  crashing,
  virtual,
} from './__testUtils__/evidence';
import { LOG_CASES } from './__testUtils__/logCases';
import { STATUS_CASES } from './__testUtils__/statusCases';
import { diagnoseApp } from './diagnose';
import { CAUSES, REMARKS } from './rules';

const CASES = [...ARRIVAL_CASES, ...LOG_CASES, ...STATUS_CASES];

describe('diagnoseApp', () => {
  it.each(CASES)('%s: %s', (rule, sentence, known) => {
    const { findings, summary } = diagnoseApp(known);
    const [finding] = findings;
    expect(finding.ruleId).toBe(rule);
    expect(finding.title).toContain(sentence);
    expect(finding.fix).toMatch(/\.$/);
    const isCause = CAUSES.some(({ id }) => id === rule);
    expect(summary === finding.title).toBe(isCause);
  });

  it('has a case for every rule, and no two rules of one id', () => {
    const ids = [...CAUSES, ...REMARKS].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...new Set(CASES.map(([id]) => id))].sort()).toEqual(ids.sort());
  });

  it.each<[string, AppEvidence]>([
    ['ready', sidecar({ ready: true })],
    ['ready', sidecar({ ready: true }, { log: recorded('loaded') })],
    [
      'ready',
      sidecar({ ready: true }, { loaded: { state: 'unknown', reason: 'x' } }),
    ],
    ['pending', sidecar({}, {}, { status: undefined })],
    ['pending', sidecar({ waiting: 'PodInitializing' })],
    ['pending', virtual({ ageSeconds: 5 })],
    ['pending', virtual({})],
    ['unknown', virtual({ ageSeconds: 60 })],
  ])('is %s and finds nothing', (state, known) => {
    expect(diagnoseApp(known)).toMatchObject({ state, findings: [] });
  });

  it.each<[string, AppEvidence]>([
    ['rejected', virtual({ syncError: 'no' })],
    ['not-injected', evidence()],
    ['crash-loop', sidecar(CRASHING)],
    ['failed', sidecar({ terminated: {} })],
    ['not-ready', sidecar({})],
  ])('calls it %s', (state, known) => {
    expect(diagnoseApp(known).state).toBe(state);
  });

  it('takes "yes" for a yes where Dapr did', () => {
    const { findings } = diagnoseApp(
      evidence({
        pod: pod({ annotations: { 'dapr.io/enabled': 'yes' } }),
        injector: {
          daprVersion: '1.14.5',
          state: 'ready',
          prefixNames: 'vcluster-*:vc-*',
        },
      }),
    );
    expect(findings[0].ruleId).toBe('not-injected/unexplained');
  });

  it('shows the line it goes by, and the status', () => {
    const [finding] = diagnoseApp(
      crashing(recorded('wrong-password')),
    ).findings;
    expect(finding.evidence).toEqual(
      expect.arrayContaining([
        { label: 'Log (fatal)', value: expect.stringContaining('WRONGPASS') },
        { label: 'Last end', value: 'Error (exit code 1)' },
        { label: 'Restarts', value: '4' },
      ]),
    );
  });

  it('names the Helm value that lets the syncer in', () => {
    const [{ fix }] = diagnoseApp(
      evidence({ tenant: { namespace: 'tenants-a', name: 'a' } }),
    ).findings;
    expect(fix).toContain(
      'dapr_sidecar_injector.allowedServiceAccounts of Dapr to "vcluster-*:vc-*,tenants-a:vc-a"',
    );
  });
});
