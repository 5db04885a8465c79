import { Known } from 'backstage-plugin-dapr-vcluster-common';
import { TenantComponent } from '../index/members';
import { ComponentItem } from '../index/model';
import { compareComponents } from './compare';
import { loadedBy } from './loadedBy';

const NOW = Date.parse('2026-01-01T01:00:00Z');
const OLD = '2026-01-01T00:00:00Z';
const YOUNG = '2026-01-01T00:59:50Z';

const item = (fields: Partial<ComponentItem> = {}): ComponentItem => ({
  namespace: 'shop',
  name: 'store',
  uid: '1',
  createdAt: OLD,
  labels: {},
  annotations: {},
  scopes: [],
  metadata: [],
  digest: 'd',
  ...fields,
});
const copy = (fields: Partial<TenantComponent> = {}): TenantComponent => ({
  ...item({ namespace: 'vcluster-x' }),
  managedBy: 'tenant',
  virtual: { namespace: 'shop', name: 'store' },
  ...fields,
});
const known = (...value: ComponentItem[]): Known<ComponentItem[]> => ({
  state: 'known',
  value,
  observedAt: OLD,
});
const unknown: Known<never> = { state: 'unknown', reason: 'no answer' };

function compare(
  declared: Known<ComponentItem[]> | undefined,
  onHost: TenantComponent[],
  hostKnown = true,
) {
  return compareComponents({ declared, onHost, hostKnown, now: NOW }).map(
    ({ name, declared: yes, synced, findings }) =>
      [name, yes, synced, ...findings.map(({ ruleId }) => ruleId)].join(' '),
  );
}

describe('compareComponents', () => {
  it.each<[string, Parameters<typeof compare>]>([
    ['store yes in-sync', [known(item()), [copy()]]],
    ['store yes drifted', [known(item()), [copy({ digest: 'e' })]]],
    [
      'store yes renamed component/renamed',
      [known(item()), [copy({ name: 'store-x-shop-x-a' })]],
    ],
    ['store yes waiting', [known(item({ createdAt: YOUNG })), []]],
    ['store yes missing component/not-synced', [known(item()), []]],
    ['store yes unknown', [known(item()), [], false]],
    ['store no orphan component/orphan', [known(), [copy()]]],
    ['store unknown unknown', [unknown, [copy()]]],
    ['store yes in-sync', [undefined, [copy({ managedBy: 'portal' })]]],
    [
      'store not-applicable in-sync',
      [undefined, [copy({ managedBy: 'host', virtual: undefined })]],
    ],
  ])('%s', (expected, input) => {
    expect(compare(...input)).toEqual([expected]);
  });

  it('keeps apart Dapr Components of one name in two namespaces', () => {
    const other = { namespace: 'other', name: 'store' };
    expect(
      compare(known(item(), item({ namespace: 'other' })), [
        copy({ virtual: other, namespace: 'vcluster-y' }),
      ]),
    ).toEqual(['store yes in-sync', 'store yes missing component/not-synced']);
  });
});

describe('loadedBy', () => {
  const pod = (startedAt = OLD, namespace = 'vcluster-x') => ({
    namespace,
    name: 'p',
    uid: 'p1',
    role: 'app' as const,
    labels: { 'dapr.io/app-id': 'cart' },
    annotations: {},
    workload: 'cart',
    daprd: {
      native: false,
      image: '',
      status: { ready: true, restarts: 0, startedAt },
    },
  });
  const loaded = (...names: string[]) => ({
    loaded: {
      state: 'known' as const,
      observedAt: OLD,
      value: names.map(name => ({
        name,
        type: '',
        version: '',
        capabilities: [],
      })),
    },
  });
  const judge = (
    host: Partial<TenantComponent>,
    probe: Parameters<typeof loadedBy>[2] extends ReadonlyMap<string, infer P>
      ? P | undefined
      : never,
    which = pod(),
  ) => {
    const [compared] = compareComponents({
      declared: undefined,
      onHost: [copy(host)],
      hostKnown: true,
      now: NOW,
    });
    const probes = new Map(probe ? [['p1', probe]] : []);
    return loadedBy(compared, [which], probes).map(({ appId, state, reason }) =>
      [appId, state, reason].filter(Boolean).join(': '),
    );
  };

  it.each([
    ['cart: loaded', {}, loaded('store')],
    ['cart: loaded', { scopes: ['cart'] }, loaded('store')],
    ['cart: out-of-scope', { scopes: ['other'] }, loaded()],
    [
      'cart: not-loaded: The log of daprd says why.',
      { createdAt: undefined },
      loaded(),
    ],
    [
      'cart: not-loaded: The sidecar is older than the Dapr Component; without hot reload it must be started anew.',
      { createdAt: YOUNG },
      loaded(),
    ],
    [
      'cart: not-loaded: It waits for secret store "vault".',
      { secretStore: 'vault' },
      loaded(),
    ],
    ['cart: unknown: no answer', {}, { loaded: unknown }],
    ['cart: unknown: The sidecar has not been asked.', {}, undefined],
  ])('%s', (expected, host, probe) => {
    expect(judge(host, probe)).toEqual([expected]);
  });

  it('asks only sidecars of the same host namespace', () => {
    expect(judge({}, loaded('store'), pod(OLD, 'elsewhere'))).toEqual([]);
  });
});
