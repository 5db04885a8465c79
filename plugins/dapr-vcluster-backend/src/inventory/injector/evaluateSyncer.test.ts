import { evaluateSyncer } from './evaluateSyncer';

const TENANT = { namespace: 'vcluster-a', name: 'a' };
const INJECTOR = {
  daprVersion: '1.18.3',
  state: 'ready' as const,
  serviceAccounts: 'vcluster-*:vc-*',
};

describe('evaluateSyncer', () => {
  it.each([
    ['served', INJECTOR],
    ['not known', { ...INJECTOR, daprVersion: undefined }],
    ['not there', { ...INJECTOR, state: 'missing' as const }],
  ])('finds nothing when the injector is %s', (_, injector) => {
    expect(evaluateSyncer(TENANT, injector)).toBeUndefined();
  });

  it('names an account that no entry fits', () => {
    const finding = evaluateSyncer(
      { namespace: 'tenants-a', name: 'a' },
      INJECTOR,
    );
    expect(finding?.ruleId).toBe('not-injected/requester-not-allowed');
    expect(finding?.evidence).toContainEqual({
      label: 'Syncer',
      value: 'tenants-a:vc-a',
    });
  });
});
