import { DaprKind, LoadedBy } from 'backstage-plugin-dapr-vcluster-common';
import { TenantPod } from '../../../inventory/members';
import { ResourceItem } from '../../../inventory/model/model';
import { TenantSnapshot } from '../../../inventory/TenantIndex';
import { Probe } from '../../../sidecars/metadata/readMetadata';
import {
  AFTER,
  answer,
  BEFORE,
  NAMESPACE,
  podOf,
} from './__testUtils__/beside';
import { loadingFindings } from './loadingFindings';

const host: ResourceItem = {
  namespace: NAMESPACE,
  name: 'it',
  uid: '1',
  createdAt: BEFORE,
  labels: {},
  annotations: {},
  scopes: [],
  digest: 'd',
};

const by = (appId: string, state: LoadedBy['state']): LoadedBy => ({
  appId,
  pod: { namespace: NAMESPACE, name: `${appId}-1` },
  state,
});

function rules(
  kind: DaprKind,
  loadedBy: LoadedBy[],
  pods: TenantPod[],
  {
    probe = answer([]),
    object = host,
  }: { probe?: Probe; object?: ResourceItem | null } = {},
) {
  const tenant = { freshness: { unknown: [] } };
  return loadingFindings(
    kind,
    object ?? undefined,
    loadedBy,
    { pods, tenant } as unknown as TenantSnapshot,
    new Map(pods.map(({ uid }) => [uid, probe])),
  ).map(({ ruleId }) => ruleId);
}

describe('loadingFindings', () => {
  const cart = podOf('cart');
  const bare = (annotations: Record<string, string>) =>
    podOf('bare', { daprd: undefined, annotations });

  it('finds nothing once a sidecar has loaded it, or while it is not on the host', () => {
    expect(rules('Subscription', [by('cart', 'loaded')], [cart])).toEqual([]);
    expect(rules('Subscription', [], [cart], { object: null })).toEqual([]);
  });

  it('distinguishes a sidecar that has to be restarted from one that failed to load it', () => {
    const loadedBy = [by('cart', 'not-loaded')];
    expect(rules('HTTPEndpoint', loadedBy, [cart])).toEqual([
      'resource/not-loaded',
    ]);
    const object = { ...host, createdAt: AFTER };
    expect(rules('HTTPEndpoint', loadedBy, [cart], { object })).toEqual([
      'resource/not-restarted',
    ]);
  });

  it.each([
    ['1.18.3', 'actorStateStore', 'component/not-restarted'],
    ['1.19.0', 'actorStateStore', 'component/not-loaded'],
    ['1.18.3', 'keyPrefix', 'component/not-loaded'],
  ])(
    'knows that daprd %s with a state store that has %s needs: %s',
    (runtimeVersion, name, rule) => {
      const object = {
        ...host,
        createdAt: AFTER,
        type: 'state.redis',
        metadata: [{ name }],
      };
      expect(
        rules('Component', [by('cart', 'not-loaded')], [cart], {
          object,
          probe: { ...answer([]), runtimeVersion },
        }),
      ).toEqual([rule]);
    },
  );

  it('distinguishes a daprd that does not report it from one that does not answer', () => {
    const loadedBy = [by('cart', 'unknown')];
    const probe: Probe = { loaded: { state: 'unknown', reason: 'no answer' } };
    expect(rules('Resiliency', loadedBy, [cart])).toEqual([]);
    expect(rules('Resiliency', loadedBy, [cart], { probe })).toEqual([
      'resource/no-answer',
    ]);
  });

  it('counts a pod without a sidecar only for the Configuration that it names', () => {
    const named = bare({ 'dapr.io/config': 'it' });
    const other = bare({ 'dapr.io/config': 'other' });
    const outside = [by('cart', 'out-of-scope')];
    expect(rules('Configuration', outside, [cart, named])).toEqual([
      'resource/not-loaded',
    ]);
    expect(rules('Configuration', outside, [cart, other])).toEqual([
      'resource/not-named',
    ]);
    expect(rules('Subscription', [], [other])).toEqual(['resource/not-loaded']);
  });
});
