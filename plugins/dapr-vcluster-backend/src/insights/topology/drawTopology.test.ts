import { ContainerStatus } from '../../inventory/model/sidecarPod';
import { Tenant } from 'backstage-plugin-dapr-vcluster-common';
import {
  TenantComponent,
  TenantPod,
  TenantResource,
} from '../../inventory/members';
import { Probe } from '../../sidecars/metadata/readMetadata';
import { SeenPod } from './appNodes';
import { drawTopology } from './drawTopology';

const NAMESPACE = 'vcluster-team-a';

const tenant = {
  id: 'sandbox/vcluster-team-a/team-a',
  ref: { host: 'sandbox', namespace: NAMESPACE, name: 'team-a' },
  profile: 'oss-hostmanaged',
  phase: 'ready',
} as Tenant;

function seen(
  appId: string,
  status: Partial<ContainerStatus> | 'absent',
  probe?: Partial<Probe>,
): SeenPod {
  return {
    pod: {
      namespace: NAMESPACE,
      name: `${appId}-1`,
      workload: `${appId}-deployment`,
      labels: { 'dapr.io/app-id': appId },
      annotations: {},
      ...(status !== 'absent' && {
        daprd: { native: false, image: 'daprd', status },
      }),
    } as Partial<TenantPod> as TenantPod,
    probe: probe && { loaded: { state: 'unknown', reason: '' }, ...probe },
  };
}

const loaded = (...names: string[]): Probe['loaded'] => ({
  state: 'known',
  observedAt: '',
  value: names.map(name => ({
    name,
    type: '',
    version: '',
    capabilities: [],
  })),
});

const component = (
  name: string,
  type: string,
  metadata: Record<string, string>,
  scopes: string[] = [],
) =>
  ({
    namespace: NAMESPACE,
    name,
    type,
    scopes,
    metadata: Object.entries(metadata).map(([key, value]) => ({
      name: key,
      value,
    })),
  } as Partial<TenantComponent> as TenantComponent);

const subscription = (topic: string, scopes: string[], pubsub = 'events') =>
  ({
    kind: 'Subscription',
    namespace: NAMESPACE,
    name: topic,
    scopes,
    subscription: { pubsub, topic },
  } as Partial<TenantResource> as TenantResource);

const draw = (
  pods: SeenPod[],
  components: TenantComponent[],
  resources: TenantResource[] = [],
) =>
  drawTopology({
    host: { name: 'sandbox', title: 'Sandbox' },
    tenant,
    pods,
    components,
    resources,
  });

describe('drawTopology', () => {
  const graph = draw(
    [
      seen(
        'writer',
        { ready: true },
        {
          loaded: loaded('store'),
          subscriptions: [{ pubsub: 'events', topic: 'paid' }],
        },
      ),
      seen('writer', { waiting: 'CrashLoopBackOff' }),
      seen('reader', 'absent'),
    ],
    [
      component('store', 'state.redis', { redisHost: 'redis:6379' }, [
        'writer',
      ]),
      component('events', 'pubsub.redis', {
        redisHost: 'redis:6379',
        allowedTopics: 'paid, sent',
        subscriptionScopes: 'writer=paid;reader=sent',
      }),
    ],
  );
  const edge = (from: string, to: string) =>
    graph.edges
      .filter(each => each.from.endsWith(from) && each.to.endsWith(to))
      .map(({ relation }) => relation);

  it('draws one node for each app, in the state of its worst pod', () => {
    expect(graph.nodes.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'host/sandbox ok',
      'tenant/sandbox/vcluster-team-a/team-a ok',
      'app/vcluster-team-a/reader error',
      'app/vcluster-team-a/writer error',
      'component/vcluster-team-a/store ok',
      'backend/redis:6379 unknown',
      'component/vcluster-team-a/events warning',
      'topic/vcluster-team-a/events/paid unknown',
      'topic/vcluster-team-a/events/sent unknown',
    ]);
  });

  it('distinguishes loaded from allowed, and omits Dapr Components out of scope', () => {
    expect(edge('/writer', '/store')).toEqual(['loads']);
    expect(edge('/reader', '/store')).toEqual([]);
    expect(edge('/writer', '/events')).toEqual(['may-use']);
    expect(edge('/reader', '/events')).toEqual(['may-use']);
  });

  it('draws one node for a shared backend, and the subscriptions of a sidecar', () => {
    expect(edge('/store', 'redis:6379')).toEqual(['connects']);
    expect(edge('/events', 'redis:6379')).toEqual(['connects']);
    expect(edge('/writer', '/paid')).toEqual(['subscribes']);
    expect(edge('/reader', '/sent')).toEqual([]);
    expect(edge('/events', '/sent')).toEqual(['carries']);
  });

  it('draws edges only between its nodes', () => {
    const ids = new Set(graph.nodes.map(({ id }) => id));
    for (const { from, to } of graph.edges) {
      expect([ids.has(from), ids.has(to)]).toEqual([true, true]);
    }
  });

  it('marks declared subscriptions that no sidecar reports', () => {
    const declaring = draw(
      [
        seen(
          'writer',
          { ready: true },
          { subscriptions: [{ pubsub: 'events', topic: 'paid' }] },
        ),
        seen('reader', { ready: true }),
      ],
      [component('events', 'pubsub.redis', {})],
      [
        subscription('paid', []),
        subscription('sent', ['reader']),
        subscription('lost', [], 'nowhere'),
        { ...subscription('far', []), namespace: 'elsewhere' },
      ],
    );
    const ends = (id: string) => id.split('/').at(-1);
    expect(
      declaring.edges
        .filter(({ to }) => to.startsWith('topic/'))
        .map(({ from, to, relation, declared }) =>
          [ends(from), relation, ends(to), declared ? '(declared)' : '']
            .join(' ')
            .trim(),
        ),
    ).toEqual([
      'events carries paid',
      'writer subscribes paid',
      'reader subscribes paid (declared)',
      'events carries sent',
      'reader subscribes sent (declared)',
    ]);
  });
});
