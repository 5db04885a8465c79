import { PodItem } from '../../../inventory/model/model';
import { TenantSnapshot } from '../../../inventory/TenantIndex';
import { hostPodOf } from './hostPodOf';

const syncer = (name: string, change: Partial<PodItem>): PodItem => ({
  name,
  namespace: 'vcluster-a',
  uid: name,
  labels: {},
  annotations: {},
  role: 'vcluster',
  workload: 'a',
  phase: 'Running',
  ...change,
});

/** A tenant with syncers and nothing else. */
function tenantWith(
  syncers: PodItem[],
  unknown: { kind: string; state: string; reason?: string }[] = [],
) {
  const ref = { host: 'h', namespace: 'vcluster-a', name: 'a' };
  return {
    pods: [],
    syncers: () => syncers,
    tenant: { ref, freshness: { unknown } },
  } as unknown as TenantSnapshot;
}

it('chooses the newest syncer that runs', () => {
  const snapshot = tenantWith([
    syncer('old', { createdAt: '2026-01-01T00:00:00Z' }),
    syncer('new', { createdAt: '2026-01-02T00:00:00Z' }),
    syncer('going', {
      createdAt: '2026-01-03T00:00:00Z',
      deletingSince: '2026-01-04T00:00:00Z',
    }),
    syncer('starting', { createdAt: '2026-01-05T00:00:00Z', phase: 'Pending' }),
  ]);
  expect(hostPodOf(snapshot, 'syncer').name).toBe('new');
});

it('chooses a syncer that does not run when there is no other', () => {
  const snapshot = tenantWith([syncer('broken', { phase: 'Pending' })]);
  expect(hostPodOf(snapshot, 'syncer').name).toBe('broken');
});

it('distinguishes an absent pod from pods that cannot be seen', () => {
  expect(() => hostPodOf(tenantWith([]), 'syncer')).toThrow(
    /^tenant "h\/vcluster-a\/a" has no running syncer/,
  );
  const blind = tenantWith(
    [],
    [{ kind: 'pods', state: 'forbidden', reason: 'pods may not be listed.' }],
  );
  const source = { namespace: 'default', pod: 'p', container: 'app' };
  expect(() => hostPodOf(blind, source)).toThrow(
    /^The pods of tenant "h\/vcluster-a\/a" are not known: pods may not be listed/,
  );
});
