import { assertAccepted } from './assertAccepted';

const finding = {
  ruleId: 'G2',
  severity: 'error' as const,
  title: 'keyPrefix "name" lets tenants read each other',
  evidence: [],
  fix: 'Set keyPrefix to "team-a"',
};

it.each([
  [undefined],
  [{ state: 'synced' as const, findings: [] }],
  [{ state: 'waiting' as const, findings: [] }],
  [{ state: 'pending' as const, findings: [] }],
])('goes on with %j', sync => {
  expect(() => assertAccepted('Dapr Component a/b', sync)).not.toThrow();
});

it('says which rule refuses it, and the fix', () => {
  expect(() =>
    assertAccepted('Dapr Component a/b', {
      state: 'refused',
      findings: [finding, { ...finding, severity: 'warning', title: 'other' }],
    }),
  ).toThrow(
    /^Dapr Component a\/b is declared in the vcluster, but the Component syncer refuses to copy it to the host: .*keyPrefix "name" .*Set keyPrefix to "team-a"/,
  );
});

it('says why a name is taken', () => {
  expect(() =>
    assertAccepted('Dapr Component a/b', {
      state: 'conflict',
      reason: 'it belongs to somebody else',
      findings: [],
    }),
  ).toThrow(/under its name: it belongs to somebody else$/);
});
