import { Host, Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { readableHost } from './readableHost';

const host = {
  name: 'one',
  title: 'One',
  readOnly: false,
  connection: 'live',
  dapr: {
    state: 'installed',
    namespace: 'dapr-system',
    injector: 'ready',
    allowedServiceAccounts: ['vcluster-secret-team:vc-secret'],
  },
  tenants: 7,
  sidecars: 40,
  sources: [],
  revision: 'all',
} satisfies Host;
const tenant = (name: string, sidecars?: number, of = 'one') =>
  ({ ref: { host: of, namespace: 'n', name }, counts: { sidecars } } as Tenant);

describe('readableHost', () => {
  it('counts the readable tenants of the host only and names no other', () => {
    const seen = readableHost(host, [
      tenant('a', 2),
      tenant('b', 3),
      tenant('c', 9, 'two'),
    ]);
    expect(seen).toMatchObject({ tenants: 2, sidecars: 5, readableOnly: true });
    expect(JSON.stringify(seen)).not.toContain('secret-team');
  });

  it('does not change with tenants that the caller may not read', () => {
    const busy = { ...host, tenants: 8, sidecars: 90, revision: 'other' };
    expect(readableHost(busy, [])).toEqual(readableHost(host, []));
  });

  it('keeps unknown numbers unknown', () => {
    expect(readableHost(host, [tenant('a')]).sidecars).toBeUndefined();
    const { tenants: _, ...unknown } = host;
    expect(readableHost(unknown, []).tenants).toBeUndefined();
  });
});
