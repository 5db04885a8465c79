import { diagnoseApp } from '../diagnose';
import { AppEvidence } from '../evidence';
import { line, log, sidecar, STARTED } from '../__testUtils__/evidence';

const AFTER = '2026-01-02T01:00:00Z';

/** A ready sidecar without Dapr Component "orders". */
function lacking(change: Partial<AppEvidence>, component: object = {}) {
  const [finding] = diagnoseApp(
    sidecar(
      { ready: true },
      {
        loaded: { state: 'known', observedAt: STARTED, value: [] },
        components: [{ name: 'orders', scopes: ['cart'], ...component }],
        ...change,
      },
    ),
  ).findings;
  const shown = finding.evidence.map(
    ({ label, value }) => `${label}: ${value}`,
  );
  return { ruleId: finding.ruleId, fix: finding.fix, shown };
}

describe('a Dapr Component that a ready sidecar lacks', () => {
  it.each<[string, Partial<AppEvidence>, RegExp, RegExp]>([
    [
      'an older daprd',
      { runtimeVersion: '1.16.2' },
      /must be restarted/,
      /then recreate the pod, because this daprd does not reload/,
    ],
    [
      'a daprd that reloads',
      { runtimeVersion: '1.18.3', features: ['HotReload'] },
      /reloads without a restart/,
      /is taken up without a restart/,
    ],
    [
      'a daprd with hot reload off',
      { runtimeVersion: '1.18.3', features: ['Other'] },
      /must be restarted/,
      /then recreate the pod/,
    ],
    [
      'a daprd of unknown version',
      { runtimeVersion: 'edge' },
      /is unknown, because the version of its daprd is/,
      /its version is unknown/,
    ],
  ])('created after %s started', (_, daprd, reason, fix) => {
    const found = lacking(daprd, { createdAt: AFTER });
    expect(found.ruleId).toBe('sidecar/component-absent');
    expect(found.shown).toEqual([expect.stringMatching(reason)]);
    expect(found.fix).toMatch(fix);
  });

  it('asks for a restart for the state store of actors, which Dapr 1.18 does not reload', () => {
    const found = lacking(
      { runtimeVersion: '1.18.3', features: ['HotReload'] },
      {
        createdAt: AFTER,
        type: 'state.redis',
        metadata: [{ name: 'actorStateStore' }],
      },
    );
    expect(found.shown).toEqual([expect.stringMatching(/must be restarted/)]);
    expect(found.fix).toMatch(/then recreate the pod/);
  });

  it('shows the line about it, as one of the log', () => {
    const said = 'Ignoring error processing component orders: no such host';
    expect(lacking({ log: log(line('error', said)) }).shown).toEqual([
      'orders: The log of daprd says why.',
      `Log (error) on orders: ${said}`,
    ]);
  });

  it('takes the line of another for nothing', () => {
    const said = 'Ignoring error processing component orders-2: no such host';
    expect(lacking({ log: log(line('error', said)) }).shown).toEqual([
      'orders: The newest lines of the log of daprd do not say why.',
    ]);
  });

  it('says that none was loaded, and to create the Secret', () => {
    const said =
      'failed to load components: rpc error: code = Unknown desc = Secret "partner-key" not found';
    const found = lacking({
      runtimeVersion: '1.12.2',
      log: log(line('warning', said)),
    });
    expect(found.shown).toContain(`Log (warning) on orders: ${said}`);
    expect(found.fix).toMatch(/^Create the Secret .* then recreate the pod/);
  });
});
