import {
  multiNamespaceHostNamespace,
  multiNamespaceSuffix,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { NO_PROVISIONER, TenantHost } from '../../__testUtils__/TenantHost';

let host: TenantHost;
beforeAll(async () => {
  host = await TenantHost.start();
}, 180_000);
afterAll(() => host?.close());

const portal = () => host.portal(NO_PROVISIONER);
const exists = async (name: string) =>
  (await getIfPresent(host.admin, RESOURCES.namespaces, { name })) !==
  undefined;

/** Two tenants whose names, joined by "x", are equal. */
const twins = (stem: string) => [
  { name: stem, namespace: `vcluster-${stem}` },
  {
    name: `${stem.slice(stem.indexOf('x') + 1)}x${stem}`,
    namespace: `vcluster-${stem.slice(0, stem.indexOf('x'))}`,
  },
];

const shared = {
  name: 'ConflictError',
  message: expect.stringMatching(
    /would share host namespaces with another vcluster on host "sandbox".*Choose another name or namespace/,
  ),
};

it('gives twins one suffix', () => {
  const [one, other] = twins('proxy');
  expect([one, other]).toEqual([
    { name: 'proxy', namespace: 'vcluster-proxy' },
    { name: 'yxproxy', namespace: 'vcluster-pro' },
  ]);
  expect(multiNamespaceSuffix(one)).toBe(multiNamespaceSuffix(other));
});

it('rejects a tenant with the suffix of an existing one, and tells nothing of that', async () => {
  const [one, other] = twins('proxy');
  await portal().create(one);
  for (const dryRun of [true, false]) {
    const refused: Error = await portal()
      .create(other, 'teamB', dryRun)
      .then(() => new Error('it was created'))
      .catch(error => error);
    expect(refused).toMatchObject(shared);
    expect(JSON.stringify(refused) + refused.message).not.toMatch(
      /vcluster-proxy|team-a/,
    );
  }
  expect(await exists(other.namespace)).toBe(false);
});

it('gives exactly one of two tenants with one suffix its namespace when both are requested at once', async () => {
  const [one, other] = twins('foxes');
  const single = portal();
  const results = await Promise.allSettled([
    single.create(one),
    single.create(other, 'teamB'),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual([
    'fulfilled',
    'rejected',
  ]);
  expect(
    [await exists(one.namespace), await exists(other.namespace)].sort(),
  ).toEqual([false, true]);
});

it('never lets two replicas create tenants with one suffix', async () => {
  for (const stem of ['boxer', 'axiom', 'mixer', 'taxis']) {
    const [one, other] = twins(stem);
    const results = await Promise.allSettled([
      portal().create(one),
      portal().create(other, 'teamB'),
    ]);
    const created = results.filter(({ status }) => status === 'fulfilled');
    expect(created.length).toBeLessThanOrEqual(1);
    const left = [one, other].map(({ namespace }) => exists(namespace));
    expect((await Promise.all(left)).filter(Boolean)).toHaveLength(
      created.length,
    );
  }
});

it('rejects a tenant of which a namespace exists already, whoever created it', async () => {
  const ref = { name: 'ledger', namespace: 'vcluster-ledger' };
  const future = multiNamespaceHostNamespace('prod', ref.namespace, ref.name);
  for (const name of [
    future,
    `vcluster-squatter-${multiNamespaceSuffix(ref)}`,
  ]) {
    await host.admin.create(RESOURCES.namespaces, { metadata: { name } });
    await expect(portal().create(ref)).rejects.toMatchObject(shared);
    await host.admin.delete(RESOURCES.namespaces, { name });
  }
  expect(await exists(ref.namespace)).toBe(false);
});

it('rejects the namespace that a tenant to come will give to a virtual one', async () => {
  const later = { name: 'vault', namespace: 'vcluster-vault' };
  const namespace = multiNamespaceHostNamespace(
    'default',
    later.namespace,
    later.name,
  );
  await expect(
    portal().create({ name: 'mine', namespace }, 'teamB'),
  ).rejects.toMatchObject({
    name: 'InputError',
    message: expect.stringContaining('8 hexadecimal digits'),
  });
  expect(await exists(namespace)).toBe(false);
  await expect(portal().create(later)).resolves.toMatchObject({
    outcome: 'created',
  });
});

/** A vcluster that somebody installed without the portal. */
async function foreignVcluster(namespace: string, release: string) {
  await host.admin.create(RESOURCES.namespaces, {
    metadata: { name: namespace },
  });
  const labels = { app: 'vcluster', release };
  await host.admin.create(RESOURCES.statefulSets, {
    metadata: { name: release, namespace, labels },
    spec: {
      serviceName: release,
      replicas: 0,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'syncer', image: 'x' }] },
      },
    },
  });
}

it('rejects a tenant whose syncer would use the namespace of a vcluster that is not of this portal', async () => {
  const ref = { name: 'books', namespace: 'vcluster-books' };
  await foreignVcluster(`vcluster0${multiNamespaceSuffix(ref)}`, 'foreign');
  await expect(portal().create(ref)).rejects.toMatchObject(shared);
});

it('rejects a tenant with the suffix of a vcluster that is not of this portal', async () => {
  const [one, other] = twins('pixel');
  await foreignVcluster(one.namespace, one.name);
  await expect(portal().create(other)).rejects.toMatchObject(shared);
  expect(await exists(other.namespace)).toBe(false);
});
