import { multiNamespaceHostNamespace } from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { hostState } from '../../__testUtils__/hostState';
import {
  mappedNamespace,
  namespace,
  release,
  vcluster,
} from '../../__testUtils__/objects';
import { reduce } from './reduce';
import { placeTenants } from './placement';

const A = { namespace: 'vcluster-a', name: 'a' };
const B = { namespace: 'vcluster-b', name: 'b' };
const hashed = (virtual: string, { namespace: ns, name } = A) =>
  multiNamespaceHostNamespace(virtual, ns, name);

/** Tenants found, each with its mapped namespaces. */
async function tenantsOf(objects: KubeObject[]) {
  const placements = placeTenants(await hostState(objects));
  return Object.fromEntries(
    [...placements].map(([key, { mapped }]) => [
      key,
      mapped.map(({ name }) => name),
    ]),
  );
}

describe('placeTenants', () => {
  it('finds a vcluster by its StatefulSet, under the name of its release', async () => {
    expect(
      await tenantsOf([namespace(A.namespace), vcluster(A.namespace, 'a')]),
    ).toEqual({ 'vcluster-a/a': [] });
  });

  it('gives a namespace to neither of two vclusters with the same suffix, whatever its labels say', async () => {
    const first = { namespace: 'vcluster-proxy', name: 'proxy' };
    const second = { namespace: 'vcluster-pro', name: 'yxproxy' };
    expect(hashed('default', first)).toBe(hashed('default', second));
    expect(
      await tenantsOf([
        namespace(first.namespace),
        namespace(second.namespace),
        vcluster(first.namespace, first.name),
        vcluster(second.namespace, second.name),
        mappedNamespace(hashed('default', first), second, 'default'),
      ]),
    ).toEqual({ 'vcluster-proxy/proxy': [], 'vcluster-pro/yxproxy': [] });
  });

  it('finds a tenant that is still being installed, by its release or by its namespace', async () => {
    const labels = {
      'app.kubernetes.io/managed-by': 'backstage-dapr-vcluster',
      'dapr-vcluster/tenant-name': 'b',
    };
    expect(
      await tenantsOf([
        release(A.namespace, 'a'),
        namespace(B.namespace, { labels }),
      ]),
    ).toEqual({ 'vcluster-a/a': [], 'vcluster-b/b': [] });
  });

  it.each([
    ['workload', vcluster(A.namespace, 'a')],
    ['release', release(A.namespace, 'a')],
  ])(
    'waits for the namespace of a %s that came before it',
    async (_, early) => {
      const state = await hostState([early]);
      const without = reduce(state, {
        type: 'removed',
        kind: 'namespaces',
        namespace: A.namespace,
        name: A.namespace,
      });
      expect([...placeTenants(without)]).toEqual([]);
      const forbidden = await hostState([early], { namespaces: 'forbidden' });
      expect([...placeTenants(forbidden).keys()]).toEqual(['vcluster-a/a']);
    },
  );

  it('assigns mapped namespaces to their vcluster', async () => {
    const shop = hashed('shop');
    expect(
      await tenantsOf([
        vcluster(A.namespace, 'a', { version: '0.25.2' }),
        mappedNamespace(shop, A, 'shop'),
        // Before 0.15.0 there are no labels: the name alone tells.
        namespace(hashed('unlabelled')),
      ]),
    ).toEqual({ 'vcluster-a/a': [shop, hashed('unlabelled')].sort() });
  });

  it('keeps namespaces that an uninstalled vcluster left behind', async () => {
    expect(
      await tenantsOf([mappedNamespace(hashed('shop'), A, 'shop')]),
    ).toEqual({ 'vcluster-a/a': [hashed('shop')] });
  });

  it("does not let a tenant's namespace claim to be another tenant", async () => {
    const claiming = mappedNamespace(hashed('evil'), A, 'evil');
    Object.assign(claiming.metadata.labels!, {
      'app.kubernetes.io/managed-by': 'backstage-dapr-vcluster',
      'dapr-vcluster/tenant-name': 'b',
    });
    expect(await tenantsOf([vcluster(A.namespace, 'a'), claiming])).toEqual({
      'vcluster-a/a': [hashed('evil')],
    });
  });

  it("does not let a tenant's namespace move to another vcluster by its labels", async () => {
    expect(
      await tenantsOf([
        vcluster(A.namespace, 'a'),
        vcluster(B.namespace, 'b'),
        mappedNamespace(hashed('evil'), B, 'evil'),
      ]),
    ).toEqual({ 'vcluster-a/a': [hashed('evil')], 'vcluster-b/b': [] });
  });

  it('ignores other charts, other workloads and other namespaces', async () => {
    const other = vcluster('x', 'etcd', {
      meta: { labels: { app: 'vcluster-etcd' } },
    });
    expect(await tenantsOf([other, namespace('default')])).toEqual({});
  });
});
