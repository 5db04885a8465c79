import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { hostState } from '../__testUtils__/hostState';
import {
  component,
  injector,
  mappedNamespace,
  namespace,
  pod,
  release,
  synced,
  vcluster,
} from '../__testUtils__/objects';
import { daprFacts } from './dapr';
import { syncerSeen } from './componentSyncer/__testUtils__/seen';
import { placeTenants } from './model/placement';
import { viewTenant } from './tenantView';

const NS = 'vcluster-a';
const now = new Date('2026-11-20T00:00:00Z');
type Sources = Parameters<typeof hostState>[1];

/** The view of the one tenant of a host with these objects. */
async function viewOf(objects: KubeObject[], sources?: Sources, name = 'a') {
  const state = await hostState(objects, sources);
  const placements = [...placeTenants(state).values()];
  const placement = placements.find(({ ref }) => ref.name === name)!;
  return viewTenant({
    host: { name: 'prod', defaultOwner: 'group:default/platform' },
    placement,
    sharing: placements
      .map(({ ref }) => ref)
      .filter(ref => ref.namespace === placement.ref.namespace),
    state,
    dapr: daprFacts(state, 'dapr-system'),
    syncer: syncerSeen(),
    now,
  });
}

const phaseOf = async (objects: KubeObject[], sources?: Sources) => {
  const { phase, reason } = (await viewOf(objects, sources)).tenant;
  return reason ? `${phase}: ${reason}` : phase;
};

const own = (annotations: Record<string, string> = {}) =>
  namespace(NS, { annotations });
const controlPlanePod = (status: object) => ({
  ...pod(NS, 'a-0', {
    daprd: false,
    meta: {
      labels: { app: 'vcluster', release: 'a' },
      ownerReferences: [
        { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'a', uid: '1' },
      ],
    },
  }),
  status,
});

const INSTALLED = 'dapr-vcluster/installed-at';
const UNINSTALLED =
  'orphaned: Its vcluster was uninstalled, but its namespace is still on the host. Delete the tenant, or create it again with the same values.';

/** The namespace as the portal creates it for a tenant. */
const claimed = (annotations: Record<string, string> = {}) =>
  namespace(NS, {
    annotations,
    labels: {
      'app.kubernetes.io/managed-by': 'backstage-dapr-vcluster',
      'dapr-vcluster/tenant-name': 'a',
    },
  });

describe('phase', () => {
  it.each<[string, KubeObject[], Sources?]>([
    ['ready', [own(), vcluster(NS, 'a')]],
    [
      'starting: Its control plane has no pod yet.',
      [own(), vcluster(NS, 'a', { ready: 0 })],
    ],
    [
      'starting: Pod a-0 is pending.',
      [vcluster(NS, 'a', { ready: 0 }), controlPlanePod({ phase: 'Pending' })],
    ],
    [
      'failed: Pod a-0 does not run: CrashLoopBackOff.',
      [
        vcluster(NS, 'a', { ready: 0 }),
        controlPlanePod({
          containerStatuses: [
            {
              name: 'syncer',
              state: { waiting: { reason: 'CrashLoopBackOff' } },
            },
          ],
        }),
      ],
    ],
    [
      'paused: It is paused since 2026-11-01.',
      [
        vcluster(NS, 'a', {
          replicas: 0,
          meta: {
            annotations: {
              'loft.sh/paused': 'true',
              'loft.sh/paused-date': '2026-11-01',
            },
          },
        }),
      ],
    ],
    [
      'sleeping: It sleeps until somebody uses it.',
      [
        vcluster(NS, 'a', {
          meta: { labels: { 'loft.sh/sleep-mode': 'true' } },
        }),
      ],
    ],
    [
      'scaled-down: It is scaled to zero replicas.',
      [vcluster(NS, 'a', { replicas: 0 })],
    ],
    [
      'deleting: It is being deleted since 2026-11-02.',
      [
        own({ 'dapr-vcluster/deleting-since': '2026-11-02' }),
        vcluster(NS, 'a'),
      ],
    ],
    ['starting: The vcluster is being installed.', [own(), release(NS, 'a')]],
    [
      'failed: InstallFailed: no such chart',
      [
        release(NS, 'a', [
          {
            type: 'Ready',
            status: 'False',
            reason: 'InstallFailed',
            message: 'no such chart',
          },
        ]),
      ],
    ],
    [
      'orphaned: Its vcluster is gone, but 1 of its namespaces are still on the host.',
      [mappedNamespace('vcluster-x', { namespace: NS, name: 'a' }, 'shop')],
    ],
    [UNINSTALLED, [claimed({ [INSTALLED]: '2026-11-19T00:00:00Z' })]],
    [UNINSTALLED, [claimed(), component(NS, 'left')]],
    [
      'starting: Nothing has been installed yet.',
      [claimed({ [INSTALLED]: '2026-11-19T23:59:50Z' })],
    ],
    ['starting: Nothing has been installed yet.', [claimed()]],
    [
      UNINSTALLED.replace('create it again with the same values', 'release it'),
      [
        namespace(NS, {
          annotations: { 'dapr-vcluster/adopted-at': '2026-11-19T00:00:00Z' },
          labels: { 'dapr-vcluster/tenant-name': 'a' },
        }),
      ],
    ],
    [
      'unknown: The workloads of the host cannot be seen.',
      [release(NS, 'a')],
      { 'statefulsets.apps': 'forbidden' },
    ],
  ])('%s', async (expected, objects, ...[sources]) => {
    expect(await phaseOf(objects, sources)).toBe(expected);
  });
});

describe('profile and mode', () => {
  const shop = mappedNamespace(
    'vcluster-x',
    { namespace: NS, name: 'a' },
    'shop',
  );
  it.each<[string, string, KubeObject[]]>([
    [
      'oss-hostmanaged',
      'single-namespace',
      [own({ 'dapr-vcluster/profile': 'oss-hostmanaged' }), release(NS, 'a')],
    ],
    ['oss-hostmanaged', 'single-namespace', [vcluster(NS, 'a')]],
    [
      'oss-multins',
      'multi-namespace',
      [vcluster(NS, 'a', { version: '0.25.2' }), shop],
    ],
    ['free-tier', 'multi-namespace', [vcluster(NS, 'a'), shop]],
    ['legacy', 'single-namespace', [vcluster(NS, 'a', { version: '0.15.7' })]],
    ['unknown', 'multi-namespace', [shop]],
  ])('%s, %s', async (profile, mode, objects) => {
    expect((await viewOf(objects)).tenant).toMatchObject({ profile, mode });
  });
});

describe('objects of a tenant', () => {
  const annotations = (name: string) => synced('shop', name);
  const labels = { 'vcluster.loft.sh/managed-by': 'a' };
  const inOwn = (name: string) => ({
    labels,
    annotations: { 'dapr.io/enabled': 'true', ...annotations(name) },
  });

  it('counts sidecars, those that are ready, and apps without one', async () => {
    const { tenant, pods } = await viewOf([
      vcluster(NS, 'a'),
      pod(NS, 'one-x-shop-x-a', { meta: inOwn('one') }),
      pod(NS, 'two-x-shop-x-a', {
        meta: inOwn('two'),
        native: true,
        ready: false,
      }),
      pod(NS, 'three-x-shop-x-a', { meta: inOwn('three'), daprd: false }),
      pod(NS, 'done-x-shop-x-a', { meta: inOwn('done'), phase: 'Succeeded' }),
      pod(NS, 'plain', { daprd: false }),
      pod('elsewhere', 'other', {}),
      component(NS, 'store'),
    ]);
    expect(tenant.counts).toEqual({
      components: 1,
      sidecars: 2,
      sidecarsReady: 1,
      notInjected: 1,
    });
    expect(pods[0].virtual).toEqual({ namespace: 'shop', name: 'one' });
  });

  it('omits numbers that are not known', async () => {
    const { tenant } = await viewOf([vcluster(NS, 'a')], {
      pods: 'forbidden',
      'components.dapr.io': 'loading',
    });
    expect(tenant.counts).toEqual({});
  });

  it('ignores annotations that do not fit the name', async () => {
    const { pods } = await viewOf([
      vcluster(NS, 'a'),
      pod(NS, 'unlike', { meta: inOwn('one') }),
    ]);
    expect(pods).toHaveLength(1);
    expect(pods[0]).not.toHaveProperty('virtual');
  });

  it('distinguishes two vclusters of one namespace by what the syncer wrote', async () => {
    const objects = [
      vcluster(NS, 'a'),
      vcluster(NS, 'b'),
      pod(NS, 'one-x-shop-x-a', { meta: inOwn('one') }),
      pod(NS, 'nobody', {}),
    ];
    expect((await viewOf(objects)).pods).toHaveLength(1);
    const other = await viewOf(objects, {}, 'b');
    expect(other.pods).toHaveLength(0);
    expect(other.tenant.findings).toContainEqual(
      expect.objectContaining({ ruleId: 'tenant/shared-namespace' }),
    );
  });

  it('reports who registered a Dapr Component on the host, and for which namespace', async () => {
    const { components } = await viewOf([
      vcluster(NS, 'a'),
      component(NS, 'store', {
        meta: {
          labels: { 'app.kubernetes.io/managed-by': 'backstage-dapr-vcluster' },
          annotations: { 'dapr-vcluster/virtual-namespace': 'shop' },
        },
      }),
      component(NS, 'chart'),
    ]);
    expect(components).toMatchObject([
      { managedBy: 'host' },
      { managedBy: 'portal', virtual: { namespace: 'shop', name: 'store' } },
    ]);
  });
});

describe('owner', () => {
  const owned = { 'dapr-vcluster/owner': 'group:default/a' };
  it.each([
    ['group:default/a', owned],
    ['group:default/platform', undefined],
  ])('%s', async (owner, annotations) => {
    const { tenant } = await viewOf([own(annotations), vcluster(NS, 'a')]);
    expect(tenant.owner).toBe(owner);
  });

  it('is absent, not the default owner, while the namespace cannot be seen', async () => {
    const { tenant } = await viewOf([vcluster(NS, 'a')], {
      namespaces: 'forbidden',
    });
    expect(tenant.owner).toBeUndefined();
  });
});

describe('findings', () => {
  it('names the value that would let the injector serve the syncer', async () => {
    const { tenant } = await viewOf([
      vcluster('tenants-a', 'a'),
      injector({ allow: 'vcluster-*:vc-*' }),
    ]);
    expect(tenant.findings).toMatchObject([
      {
        ruleId: 'not-injected/requester-not-allowed',
        fix: expect.stringContaining('vcluster-*:vc-*,tenants-a:vc-a'),
      },
    ]);
  });

  it('finds nothing for a supported version that the injector serves', async () => {
    const { tenant } = await viewOf([own(), vcluster(NS, 'a'), injector()]);
    expect(tenant).toMatchObject({
      findings: [],
      owner: 'group:default/platform',
      support: { state: 'security-only' },
    });
  });

  it('changes with the content only', async () => {
    const objects = [own(), vcluster(NS, 'a')];
    const [one, same, other] = await Promise.all([
      viewOf(objects),
      viewOf(objects),
      viewOf([...objects, component(NS, 'store')]),
    ]);
    expect(one.revision).toBe(same.revision);
    expect(one.revision).not.toBe(other.revision);
  });
});

describe('revision', () => {
  it('does not depend on when an object was seen', async () => {
    const objects = [
      own(),
      vcluster(NS, 'a'),
      mappedNamespace('vcluster-x', { namespace: NS, name: 'a' }, 'shop'),
      mappedNamespace('vcluster-y', { namespace: NS, name: 'a' }, 'bar'),
      ...['p1', 'p10', 'p2'].map(name => pod(NS, name)),
      ...['s2', 's1'].map(name => component(NS, name)),
      pod('vcluster-x', 'q'),
      pod('vcluster-y', 'q'),
    ];
    const { revision } = await viewOf(objects);
    expect((await viewOf([...objects].reverse())).revision).toBe(revision);
  });
});
