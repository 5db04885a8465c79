import { HostSnapshot, TenantSnapshot } from '../../inventory/TenantIndex';
import { syncerSeen } from '../../inventory/componentSyncer/__testUtils__/seen';
import { syncerOf } from './syncer';

const tenant = (name: string, isSynced = true) =>
  ({
    tenant: {
      id: `h/vcluster-${name}/${name}`,
      ...(isSynced && { sync: { state: 'served' } }),
    },
  } as TenantSnapshot);
const all = [tenant('a'), tenant('b'), tenant('other', false)];
const live = { kind: '', state: 'live' as const, since: '' };

const snapshot = (state: 'live' | 'forbidden' = 'live') =>
  ({
    syncer: syncerSeen(),
    state: {
      sources: {
        namespaces: { ...live, state, reason: 'no right' },
        'statefulsets.apps': live,
        'deployments.apps': live,
      },
    },
    tenants: all,
    freshness: () => ({ observedAt: 'now' }),
  } as unknown as HostSnapshot);

describe('syncerOf', () => {
  it('lists the tenants that the caller may read, and replicas and numbers with host.read only', () => {
    expect(syncerOf(snapshot(), [all[0], all[2]], false)).toEqual({
      mode: 'external',
      state: 'running',
      namespace: 'dapr-system',
      installation: 'test',
      tenants: [{ tenant: 'h/vcluster-a/a', sync: { state: 'served' } }],
    });
    expect(syncerOf(snapshot(), all, true)).toMatchObject({
      replicas: [{ name: 'one', state: 'active' }],
      total: { state: 'known', value: 2 },
    });
  });

  it('does not count tenants of a host whose tenants cannot all be seen', () => {
    expect(syncerOf(snapshot('forbidden'), [], true).total).toEqual({
      state: 'unknown',
      reason: 'no right',
    });
  });
});
