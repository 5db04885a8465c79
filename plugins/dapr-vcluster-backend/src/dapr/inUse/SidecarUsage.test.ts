import { TenantSnapshot } from '../../inventory/TenantIndex';
import { Probe, SidecarProbes, unknown } from '../../sidecars/metadata';
import { SidecarUsage, UsedResource } from './SidecarUsage';

const ref = { host: 'h', namespace: 'ns', name: 'team-a' };

const pod = (appId: string, more: object = {}) => ({
  uid: appId,
  namespace: 'ns',
  name: appId,
  labels: {},
  annotations: {},
  daprd: { appId, config: 'closed', status: { startedAt: 'now' } },
  ...more,
});

const loaded = (...names: string[]): Probe => ({
  loaded: {
    state: 'known',
    observedAt: '',
    value: names.map(name => ({
      name,
      type: 'state.redis',
      version: 'v1',
      capabilities: [],
    })),
  },
  objects: { HTTPEndpoint: ['api'], Resiliency: [], Subscription: ['bus/a'] },
});

function usage(pods: object[], probes: Record<string, Probe>) {
  const snapshot = { pods } as unknown as TenantSnapshot;
  const sidecars: Pick<SidecarProbes, 'of'> = {
    of: async () => new Map(Object.entries(probes)),
  };
  return new SidecarUsage(
    { snapshot: () => snapshot },
    sidecars as SidecarProbes,
  );
}

const object = (change: Partial<UsedResource> = {}): UsedResource => ({
  kind: 'Component',
  namespace: 'ns',
  name: 'store',
  scopes: ['orders'],
  ...change,
});

describe('SidecarUsage', () => {
  const pods = [pod('orders'), pod('mail')];
  const probes = { orders: loaded('store'), mail: loaded() };

  it.each<[Partial<UsedResource>, string[]]>([
    [{}, ['orders']],
    [{ name: 'other' }, []],
    [{ namespace: 'elsewhere' }, []],
    [{ kind: 'HTTPEndpoint', name: 'api' }, ['mail', 'orders']],
    [{ kind: 'Resiliency', name: 'api' }, []],
    [{ kind: 'Subscription', subscription: 'bus/a' }, ['mail', 'orders']],
    [{ kind: 'Subscription', subscription: 'bus/b' }, []],
    [{ kind: 'Configuration', name: 'closed' }, ['mail', 'orders']],
    [{ kind: 'Configuration', name: 'open' }, []],
  ])('finds the users of %j', async (change, expected) => {
    const users = await usage(pods, probes).users(ref, object(change));
    expect(users).toEqual(expected.map(appId => ({ appId })));
  });

  it('lists apps in scope whose sidecars do not answer as unknown', async () => {
    const silent = { loaded: unknown('no answer') };
    const found = usage(pods, { orders: silent, mail: silent });
    expect(await found.users(ref, object())).toEqual([
      { appId: 'orders', unknown: 'no answer' },
    ]);
    expect(await found.users(ref, object({ scopes: [] }))).toHaveLength(2);
  });

  it('lists a daprd that is too old to report the kind as unknown', async () => {
    const old: Probe = {
      ...loaded('store'),
      objects: { Resiliency: [], Subscription: [] },
    };
    const found = usage(pods, { orders: old, mail: old });
    const endpoint = object({ kind: 'HTTPEndpoint', name: 'api' });
    expect(await found.users(ref, endpoint)).toEqual([
      { appId: 'orders', unknown: 'Its daprd is too old to say.' },
    ]);
  });

  it('omits sidecars that do not run, and unknown tenants', async () => {
    const stopped = pod('orders', { daprd: { appId: 'orders' } });
    expect(await usage([stopped], {}).users(ref, object())).toEqual([]);
    const blind = new SidecarUsage(
      { snapshot: () => undefined },
      undefined as never,
    );
    expect(await blind.users(ref, object())).toEqual([]);
  });
});
