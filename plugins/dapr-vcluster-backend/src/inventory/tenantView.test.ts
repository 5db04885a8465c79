import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
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
import { viewOf } from './__testUtils__/viewOf';

const NS = 'vcluster-a';

const own = (annotations: Record<string, string> = {}) =>
  namespace(NS, { annotations });
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
    [
      'oss-hostmanaged',
      'single-namespace',
      [vcluster(NS, 'a', { version: '1.0.0' })],
    ],
    ['unknown', 'unknown', [vcluster(NS, 'a', { version: '0.0.1' })]],
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
