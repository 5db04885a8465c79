import { Tenant, TenantQuery } from 'backstage-plugin-dapr-vcluster-common';
import { selectTenants } from './selectTenants';

function tenant(name: string, fields: Partial<Tenant> = {}): Tenant {
  const ref = { host: 'h', namespace: `vcluster-${name}`, name };
  return {
    id: `h/vcluster-${name}/${name}`,
    ref,
    profile: 'oss-hostmanaged',
    mode: 'single-namespace',
    phase: 'ready',
    support: { state: 'supported' },
    labels: {},
    hostNamespaces: [],
    counts: {},
    freshness: { revision: 'r', observedAt: 'now', unknown: [] },
    conditions: [],
    findings: [],
    syncerServiceAccount: '',
    ...fields,
  };
}

const ALL = [
  tenant('beta', { owner: 'group:default/b', counts: { sidecars: 2 } }),
  tenant('alpha', { phase: 'failed', counts: { sidecars: 0 } }),
  tenant('gamma', { owner: 'group:default/b', profile: 'oss-multins' }),
];

describe('selectTenants', () => {
  it.each<[string, TenantQuery, string[]]>([
    ['by name unless told', {}, ['alpha', 'beta', 'gamma']],
    ['downwards', { order: 'desc' }, ['gamma', 'beta', 'alpha']],
    ['the worst last', { sort: 'phase' }, ['beta', 'gamma', 'alpha']],
    [
      'unknown numbers below zero',
      { sort: 'sidecars' },
      ['gamma', 'alpha', 'beta'],
    ],
    ['of an owner', { owner: 'group:default/b' }, ['beta', 'gamma']],
    ['in a phase', { phase: 'failed' }, ['alpha']],
    ['of a profile', { profile: 'oss-multins' }, ['gamma']],
    ['of a host', { host: 'other' }, []],
    ['by a part of the name', { q: ' GAM ' }, ['gamma']],
    ['by a part of the owner', { q: 'default/b' }, ['beta', 'gamma']],
  ])('%s', (_, query, names) => {
    const { items, total } = selectTenants(ALL, query);
    expect(items.map(({ ref }) => ref.name)).toEqual(names);
    expect(total).toBe(names.length);
  });

  it('pages, counting all', () => {
    const { items, total } = selectTenants(ALL, { limit: 1, offset: 1 });
    expect(items.map(({ ref }) => ref.name)).toEqual(['beta']);
    expect(total).toBe(3);
  });

  it('cuts tenants down to rows', () => {
    expect(selectTenants(ALL, {}).items[0]).not.toHaveProperty('findings');
  });
});
