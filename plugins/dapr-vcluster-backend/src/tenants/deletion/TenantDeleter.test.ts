import { DeleteTenantResult } from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { NO_PROVISIONER, TenantHost } from '../../__testUtils__/TenantHost';
import { until } from '../../__testUtils__/until';
import { keysOf, wholeHost } from '../../__testUtils__/wholeHost';
import { DAPR_KINDS } from './kinds';

let host: TenantHost;
beforeAll(async () => {
  host = await TenantHost.start();
}, 180_000);
afterAll(() => host?.close());

const refOf = (name: string, namespace = `vcluster-${name}`) => ({
  name,
  namespace,
});

const installed = (name: string) =>
  until(`vcluster ${name} to run`, async () => {
    const { status } =
      ((await getIfPresent(
        host.admin,
        RESOURCES.statefulSets,
        refOf(name),
      )) as KubeObject & { status?: { readyReplicas?: number } }) ?? {};
    return status?.readyReplicas ? true : undefined;
  });

/** Objects of all Dapr kinds in a namespace, with labels. */
async function writeDaprResources(
  namespace: string,
  name: string,
  labels: Record<string, string>,
) {
  const specs: Record<string, object> = {
    Component: { spec: { type: 'state.redis', version: 'v1', metadata: [] } },
    Configuration: { spec: {} },
    Subscription: {
      spec: { pubsubname: 'p', topic: 't', routes: { default: '/t' } },
    },
    Resiliency: { spec: { policies: {}, targets: {} } },
    HTTPEndpoint: { spec: { baseUrl: 'https://example.org' } },
  };
  for (const kind of DAPR_KINDS) {
    await host.admin.create(kind, {
      metadata: { name, namespace, labels },
      ...specs[kind.kind],
    });
  }
}

/** What is gone from a host, against what an answer says. */
function expectReported(
  before: Record<string, string>,
  after: Record<string, string>,
  { removed }: DeleteTenantResult,
) {
  const reported = new Set(keysOf(removed));
  const gone = Object.keys(before).filter(key => before[key] !== after[key]);
  // Written by the cluster itself for objects that are reported.
  const byCluster =
    /^(EndpointSlice|Endpoints|ControllerRevision|PersistentVolume|ServiceAccount [^/]*\/default$|ConfigMap [^/]*\/kube-root-ca)/;
  expect(
    gone.filter(key => !reported.has(key) && !byCluster.test(key)),
  ).toEqual([]);
  expect([...reported].filter(key => key in after)).toEqual([]);
}

describe('deleting a tenant', () => {
  it.each(['oss-hostmanaged', 'oss-multins'] as const)(
    'reports everything that is gone from the host, and leaves nothing of it (%s)',
    async profile => {
      const untouched = await wholeHost(host.admin);
      const name = profile.slice(4, 9);
      const { namespace } = refOf(name);
      await host.portal().create({ name, profile });
      await installed(name);
      await host.live.idle();
      await writeDaprResources(namespace, 'registered', {
        'app.kubernetes.io/managed-by': 'backstage-dapr-vcluster',
        'dapr-vcluster/tenant-name': name,
      });
      const before = await wholeHost(host.admin);
      const preview = await host.portal().delete(refOf(name), 'teamA', true);
      const answer = await host.portal().delete(refOf(name), 'teamA');
      expect(answer).toMatchObject({ outcome: 'deleted', remaining: [] });
      await host.live.idle();
      const after = await wholeHost(host.admin);
      expectReported(before, after, answer);
      expect(Object.keys(after).sort()).toEqual(Object.keys(untouched).sort());
      expect(keysOf(preview.removed)).toEqual(
        expect.arrayContaining([
          `StatefulSet ${namespace}/${name}`,
          `Configuration ${namespace}/registered`,
          `Namespace /${namespace}`,
        ]),
      );
    },
    60_000,
  );

  it('deletes or names every Dapr resource of an adopted tenant, and keeps its namespace', async () => {
    const ref = refOf('adopted');
    const labelsOf = {
      registered: {
        'app.kubernetes.io/managed-by': 'backstage-dapr-vcluster',
        'dapr-vcluster/tenant-name': 'adopted',
      },
      synced: { 'vcluster.loft.sh/managed-by': 'adopted' },
      copied: {
        'app.kubernetes.io/managed-by': 'dapr-vcluster-component-syncer',
        'dapr-vcluster/tenant-name': 'adopted',
      },
    };
    await host.portal().create({ name: 'adopted' });
    await installed('adopted');
    await host.live.idle();
    await host.admin.patch(
      RESOURCES.namespaces,
      { name: ref.namespace },
      { metadata: { labels: { 'app.kubernetes.io/managed-by': null } } },
    );
    await writeDaprResources(ref.namespace, 'registered', labelsOf.registered);
    await writeDaprResources(ref.namespace, 'synced', labelsOf.synced);
    await writeDaprResources(ref.namespace, 'copied', labelsOf.copied);
    await writeDaprResources(ref.namespace, 'of-other', {
      ...labelsOf.copied,
      'dapr-vcluster/tenant-name': 'other',
    });
    await writeDaprResources(ref.namespace, 'theirs', {});
    const before = await wholeHost(host.admin);
    const answer = await host.portal().delete(ref, 'teamA');
    expect(answer.outcome).toBe('deleted');
    await host.live.idle();
    const after = await wholeHost(host.admin);
    expectReported(before, after, answer);
    const left = Object.keys(after).filter(key =>
      key.includes(` ${ref.namespace}/`),
    );
    expect(left.sort()).toEqual(
      [
        ...DAPR_KINDS.flatMap(({ kind }) => [
          `${kind} ${ref.namespace}/theirs`,
          `${kind} ${ref.namespace}/of-other`,
        ]),
        `ConfigMap ${ref.namespace}/kube-root-ca.crt`,
        `ServiceAccount ${ref.namespace}/default`,
      ].sort(),
    );
    expect(keysOf(answer.removed)).toEqual(
      expect.arrayContaining(
        DAPR_KINDS.flatMap(({ kind }) => [
          `${kind} ${ref.namespace}/registered`,
          `${kind} ${ref.namespace}/synced`,
          `${kind} ${ref.namespace}/copied`,
        ]),
      ),
    );
  }, 180_000);

  it('continues with the leftovers of an adopted tenant whose vcluster is uninstalled', async () => {
    const ref = refOf('rest', 'vcluster-rest-home');
    await host.admin.create(RESOURCES.namespaces, {
      metadata: {
        name: ref.namespace,
        annotations: { 'dapr-vcluster/owner': 'group:default/team-a' },
      },
    });
    const nothing = await host.portal(NO_PROVISIONER).delete(ref);
    expect(nothing.outcome).toBe('absent');
    await writeDaprResources(ref.namespace, 'synced', {
      'vcluster.loft.sh/managed-by': 'rest',
    });
    const { outcome, removed } = await host
      .portal(NO_PROVISIONER)
      .delete(ref, 'teamA');
    expect(outcome).toBe('deleted');
    expect(keysOf(removed).sort()).toEqual(
      [
        ...DAPR_KINDS.map(({ kind }) => `${kind} ${ref.namespace}/synced`),
        // Its own rights, which it had bound on first need.
        `RoleBinding ${ref.namespace}/dapr-vcluster-tenant`,
      ].sort(),
    );
  });
});
