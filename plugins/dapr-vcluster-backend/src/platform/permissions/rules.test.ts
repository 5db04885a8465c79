import { hasHost, hasLabel, isOwner, tenantRules } from './rules';
import { TenantResource } from './tenantResource';

const tenant: TenantResource = {
  ref: { host: 'sandbox', namespace: 'vcluster-a', name: 'a' },
  owner: 'group:default/team-a',
  labels: { tier: 'gold' },
};

describe('tenantRules', () => {
  it('has the rules of the public interface', () => {
    expect(Object.values(tenantRules).map(({ name }) => name)).toEqual([
      'IS_OWNER',
      'HAS_HOST',
      'HAS_LABEL',
    ]);
  });

  it.each([
    [['group:default/team-a'], true],
    [['team-a'], true],
    [['group:other/team-a'], false],
    [['::'], false],
    [[], false],
  ])('decides ownership by %j', (claims, expected) => {
    expect(isOwner.apply(tenant, { claims })).toBe(expected);
    const query = isOwner.toQuery({ claims });
    expect(typeof query === 'function' && query(tenant)).toBe(expected);
  });

  it('matches no owner of an unowned tenant', () => {
    expect(
      isOwner.apply({ ...tenant, owner: undefined }, { claims: ['undefined'] }),
    ).toBe(false);
  });

  it('matches hosts', () => {
    expect(hasHost.apply(tenant, { hosts: ['other', 'sandbox'] })).toBe(true);
    expect(hasHost.apply(tenant, { hosts: [] })).toBe(false);
  });

  it('matches labels by key and value', () => {
    expect(hasLabel.apply(tenant, { key: 'tier' })).toBe(true);
    expect(hasLabel.apply(tenant, { key: 'tier', value: 'gold' })).toBe(true);
    expect(hasLabel.apply(tenant, { key: 'tier', value: 'tin' })).toBe(false);
    expect(hasLabel.apply(tenant, { key: 'constructor' })).toBe(false);
  });
});
