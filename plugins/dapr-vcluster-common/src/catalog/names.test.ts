import fc from 'fast-check';
import { checkTenantName } from '../names';
import {
  hostEntityName,
  hostEntityRef,
  tenantEntityName,
  tenantEntityRef,
} from './names';

const tenant = (host: string, namespace: string, name: string) => ({
  host,
  namespace,
  name,
});

const label = (max: number) =>
  fc
    .stringMatching(/^[a-z][a-c-]{0,14}[a-z]$/)
    .filter(text => text.length <= max);

describe('tenantEntityName', () => {
  it('is <host>-<name> for the usual namespace', () => {
    expect(
      tenantEntityName(tenant('sandbox', 'vcluster-team-a', 'team-a')),
    ).toBe('sandbox-team-a');
    expect(
      tenantEntityRef(tenant('sandbox', 'vcluster-team-a', 'team-a')),
    ).toBe('resource:default/sandbox-team-a');
  });

  it('keeps tenants apart whose parts join to the same text', () => {
    expect(tenantEntityName(tenant('a', 'vcluster-b-c', 'b-c'))).toBe('a-b-c');
    expect(tenantEntityName(tenant('a-b', 'vcluster-c', 'c'))).toBe('a-b.c');
    expect(tenantEntityName(tenant('a', 'tenants', 'b-c'))).toBe(
      'a.tenants.b-c',
    );
  });

  it('cuts a long name and ends it in a hash of the whole', () => {
    const long = tenant('h', `${'n'.repeat(60)}a`, 'team');
    const other = tenant('h', `${'n'.repeat(60)}b`, 'team');
    expect(tenantEntityName(long)).toHaveLength(63);
    expect(tenantEntityName(long)).not.toBe(tenantEntityName(other));
  });

  it('gives a valid catalog name, and the same one only to the same tenant or host', () => {
    const ref = fc.record({
      host: label(16),
      namespace: label(16),
      name: label(16).filter(name => !checkTenantName(name)),
    });
    const usual = ref.map(r => ({ ...r, namespace: `vcluster-${r.name}` }));
    fc.assert(
      fc.property(fc.oneof(ref, usual), fc.oneof(ref, usual), (a, b) => {
        const name = tenantEntityName(a);
        expect(name).toMatch(/^[a-z0-9]+([-.]+[a-z0-9]+)*$/);
        expect(name.length).toBeLessThanOrEqual(63);
        expect(name === tenantEntityName(b)).toBe(
          JSON.stringify(a) === JSON.stringify(b),
        );
        expect(name).not.toBe(hostEntityName(b.host));
      }),
    );
  });
});

describe('hostEntityName', () => {
  it('keeps a name without a dash and marks the others', () => {
    expect(hostEntityName('sandbox')).toBe('sandbox');
    expect(hostEntityRef('prod-eu', 'infra')).toBe(
      'resource:infra/host.prod-eu',
    );
  });
});
