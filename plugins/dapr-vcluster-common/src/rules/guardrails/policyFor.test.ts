import { policyFor } from './policy';

it('lets tenants of oss-synced declare without scopes, with a warning', () => {
  expect(policyFor({ profile: 'oss-synced' }).rules).toEqual({ G1: 'warning' });
});

it('leaves the word to the platform team', () => {
  const policy = { rules: { G1: 'error' as const, G7: 'off' as const } };
  expect(policyFor({ profile: 'oss-synced', policy })).toEqual(policy);
});

it.each([undefined, 'oss-hostmanaged', 'oss-multins', 'free-tier'] as const)(
  'changes nothing for %s',
  profile => {
    const policy = { rules: { G7: 'off' as const } };
    expect(policyFor({ profile, policy })).toBe(policy);
    expect(policyFor({ profile }).rules).toEqual({});
  },
);
