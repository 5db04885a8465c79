import {
  getIfPresent,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { NO_PROVISIONER, TenantHost } from '../../__testUtils__/TenantHost';
import { until } from '../../__testUtils__/until';
import { keysOf, wholeHost } from '../../__testUtils__/wholeHost';
import { ALL, COPIES, define, DEFINED } from './__testUtils__/copiedKinds';
import { SYNCED_KINDS } from './kinds';

let host: TenantHost;
beforeAll(async () => {
  host = await TenantHost.start();
  for (const [resource] of DEFINED) {
    await define(host.admin, resource);
  }
}, 180_000);
afterAll(() => host?.close());

const marksOf = (vcluster: string, name: string, namespace: string) => ({
  labels: {
    'vcluster.loft.sh/managed-by': vcluster,
    'vcluster.loft.sh/namespace': 'shop',
  },
  annotations: {
    'vcluster.loft.sh/object-name': 'web',
    'vcluster.loft.sh/object-namespace': 'shop',
    'vcluster.loft.sh/object-host-name': name,
    'vcluster.loft.sh/object-host-namespace': namespace,
  },
});

/** Writes one object of each kind, as a syncer does or as others do. */
async function copy(
  namespace: string,
  name: string,
  metadata: object,
  kinds = ALL,
) {
  for (const [resource, rest] of kinds) {
    await host.admin.create(resource, {
      metadata: { name, namespace, ...metadata },
      ...rest,
    });
  }
}

/** What the cluster itself makes and deletes with an object. */
const OF_CLUSTER =
  /^(EndpointSlice|Endpoints|ControllerRevision|PersistentVolume|ServiceAccount [^/]*\/default$|ConfigMap [^/]*\/kube-root-ca) ?/;

const ready = (name: string, namespace: string) =>
  until(`vcluster ${name} to be there`, () =>
    getIfPresent(host.admin, RESOURCES.services, { name, namespace }),
  );

describe('a vcluster in a namespace that stays', () => {
  it('goes with all that its syncer copied, and the answer is what is gone from the host', async () => {
    const ref = { name: 'shared', namespace: 'vcluster-shared' };
    await host.portal().create({ name: ref.name });
    const service = await ready(ref.name, ref.namespace);
    await host.live.idle();
    await host.admin.patch(
      RESOURCES.namespaces,
      { name: ref.namespace },
      { metadata: { labels: { 'app.kubernetes.io/managed-by': null } } },
    );
    const owner = {
      apiVersion: 'v1',
      kind: 'Service',
      name: ref.name,
      uid: service.metadata.uid,
    };
    await copy(ref.namespace, 'owned-x-shop-x-shared', {
      ...marksOf('shared', 'owned-x-shop-x-shared', ref.namespace),
      ownerReferences: [owner],
    });
    // Older syncers and those of several namespaces name no owner.
    await copy(
      ref.namespace,
      'bare-x-shop-x-shared',
      marksOf('shared', 'bare-x-shop-x-shared', ref.namespace),
    );
    // Rendered by the chart because its values say so (`experimental.deploy.host`), as recorded of a real one.
    const rendered = (release: string) => ({
      labels: { 'app.kubernetes.io/managed-by': 'Helm' },
      annotations: {
        'meta.helm.sh/release-name': release,
        'meta.helm.sh/release-namespace': ref.namespace,
      },
    });
    const store: [Resource, object][] = [
      [
        RESOURCES.components,
        { spec: { type: 'state.redis', version: 'v1', metadata: [] } },
      ],
    ];
    await copy(ref.namespace, 'rendered', rendered(ref.name), store);
    await copy(ref.namespace, 'of-another-release', rendered('other'), store);
    // A Service of the vcluster under another name (`networking.replicateServices.toHost`).
    const replicated = {
      labels: { 'vcluster.loft.sh/controlled-by': 'vcluster' },
    };
    const [aService] = COPIES;
    await copy(
      ref.namespace,
      'replicated',
      { ...replicated, ownerReferences: [owner] },
      [aService],
    );
    await copy(ref.namespace, 'replicated-elsewhere', replicated, [aService]);
    await copy(ref.namespace, 'theirs', {});
    await copy(
      ref.namespace,
      'web-x-shop-x-other',
      marksOf('other', 'web-x-shop-x-other', ref.namespace),
    );
    // Made of the text of a copy: the labels are those of the vcluster, the annotations name another object.
    await copy(
      ref.namespace,
      'my-own',
      marksOf('shared', 'owned-x-shop-x-shared', ref.namespace),
    );
    await host.live.idle();
    const before = await wholeHost(host.admin);
    const preview = await host.portal().delete(ref, 'teamA', true);
    const answer = await host.portal().delete(ref, 'teamA');
    expect({
      outcome: answer.outcome,
      remaining: keysOf(answer.remaining).sort(),
    }).toEqual({
      outcome: 'deleted',
      remaining: [
        ...ALL.map(([{ kind: name }]) => `${name} ${ref.namespace}/my-own`),
        `Namespace /${ref.namespace}`,
      ].sort(),
    });
    await host.live.idle();
    const after = await wholeHost(host.admin);

    const reported = keysOf(answer.removed);
    const gone = Object.keys(before).filter(key => !(key in after));
    expect(
      gone.filter(key => !reported.includes(key) && !OF_CLUSTER.test(key)),
    ).toEqual([]);
    expect(reported.filter(key => key in after)).toEqual([]);
    expect(ALL.map(([{ kind: name }]) => name).sort()).toEqual(
      SYNCED_KINDS.map(({ kind: name }) => name).sort(),
    );
    expect(gone).toEqual(
      expect.arrayContaining([
        `Component ${ref.namespace}/rendered`,
        `Service ${ref.namespace}/replicated`,
      ]),
    );
    expect(Object.keys(after)).toEqual(
      expect.arrayContaining([
        `Component ${ref.namespace}/of-another-release`,
        `Service ${ref.namespace}/replicated-elsewhere`,
      ]),
    );
    for (const [{ kind: name }] of ALL) {
      expect(gone).toContain(`${name} ${ref.namespace}/owned-x-shop-x-shared`);
      expect(gone).toContain(`${name} ${ref.namespace}/bare-x-shop-x-shared`);
      expect(Object.keys(after)).toEqual(
        expect.arrayContaining([
          `${name} ${ref.namespace}/theirs`,
          `${name} ${ref.namespace}/web-x-shop-x-other`,
          `${name} ${ref.namespace}/my-own`,
        ]),
      );
    }
    expect(
      keysOf(preview.removed).filter(key => !reported.includes(key)),
    ).toEqual([]);
  }, 180_000);

  it('names the copies of other kinds that its values ask for', async () => {
    const ref = { name: 'wide', namespace: 'vcluster-wide' };
    await host.portal(NO_PROVISIONER).create({ name: ref.name });
    const values = `sync:
  toHost:
    persistentVolumes: { enabled: true }
    storageClasses: { enabled: false }
    customResources:
      certificates.cert-manager.io/v1: { enabled: true }
      components.dapr.io: { enabled: true }
      issuers.cert-manager.io: { enabled: false }
`;
    const config = { name: 'vc-config-wide', namespace: ref.namespace };
    await host.admin.create(RESOURCES.secrets, {
      metadata: config,
      data: { 'config.yaml': Buffer.from(values).toString('base64') },
    });
    const { outcome, remaining } = await host
      .portal(NO_PROVISIONER)
      .delete(ref);
    expect(outcome).toBe('deleted');
    // Certificates go with the namespace.
    expect(remaining).toEqual([
      expect.objectContaining({
        kind: 'PersistentVolume',
        name: '*',
        reason: expect.stringContaining('managed-by=vcluster-wide-x-wide'),
      }),
    ]);
  });

  it.each([
    ['cut', '{'],
    ['alias', 'a: *b'],
    ['list', '- 1'],
    ['empty', ''],
  ])('is deleted whatever its values are: %s', async (name, text) => {
    await host.portal(NO_PROVISIONER).create({ name });
    const namespace = `vcluster-${name}`;
    await host.admin.create(RESOURCES.secrets, {
      metadata: { name: `vc-config-${name}`, namespace },
      data: { 'config.yaml': Buffer.from(text).toString('base64') },
    });
    const answer = await host
      .portal(NO_PROVISIONER)
      .delete({ name, namespace });
    expect(answer).toMatchObject({ outcome: 'deleted', remaining: [] });
  });
});

describe('a namespace that a vcluster used and that stays', () => {
  it('is named with what was copied into it', async () => {
    const ref = { name: 'mapping', namespace: 'vcluster-mapping' };
    await host.portal(NO_PROVISIONER).create({ name: ref.name });
    const imported = 'payments-of-old';
    await host.admin.create(RESOURCES.namespaces, {
      metadata: {
        name: imported,
        labels: {
          'vcluster.loft.sh/vcluster-name': ref.name,
          'vcluster.loft.sh/vcluster-namespace': ref.namespace,
        },
        annotations: { 'vcluster.loft.sh/object-imported': 'true' },
      },
    });
    const kinds: Array<[Resource, object]> = [
      [
        RESOURCES.components,
        { spec: { type: 'state.redis', version: 'v1', metadata: [] } },
      ],
      ...ALL,
    ];
    await copy(
      imported,
      'web',
      marksOf('vcluster-mapping-x-mapping', 'web', imported),
      kinds,
    );
    await copy(imported, 'of-others', {}, kinds);
    await copy(
      imported,
      'of-another',
      marksOf('vcluster-else-x-else', 'of-another', imported),
      kinds,
    );
    const before = await wholeHost(host.admin);
    const { outcome, remaining } = await host
      .portal(NO_PROVISIONER)
      .delete(ref);
    expect(outcome).toBe('deleted');
    // Those that it may look at by their names, the others by their kinds.
    const named = ['Component', 'PersistentVolumeClaim', 'Pod'];
    const unnamed = [...SYNCED_KINDS, RESOURCES.endpoints]
      .map(({ kind: name }) => name)
      .filter(name => !named.includes(name));
    expect(keysOf(remaining).sort()).toEqual(
      [
        ...named.map(name => `${name} ${imported}/web`),
        ...unnamed.map(name => `${name} ${imported}/*`),
        `Namespace /${imported}`,
      ].sort(),
    );
    expect(remaining.find(each => each.kind === 'Ingress')?.reason).toMatch(
      /may not look at ingresses.*object-name/,
    );
    // The portal has bound no rights for itself there.
    const after = await wholeHost(host.admin);
    const inside = (objects: object) =>
      Object.keys(objects).filter(key => key.includes(` ${imported}/`));
    expect(inside(after)).toEqual(inside(before));
  });
});
