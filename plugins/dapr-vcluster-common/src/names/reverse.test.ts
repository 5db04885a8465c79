import fc from 'fast-check';
import { HostMetadata, originOf, ownedNamespaces } from './reverse';
import {
  managedByValue,
  multiNamespaceHostNamespace,
  singleNamespaceName,
} from './translate';

const teamA = { namespace: 'vcluster-team-a', name: 'team-a' };
const teamB = { namespace: 'vcluster-team-b', name: 'team-b' };

const hashed: HostMetadata = {
  name: 'vcluster-8d9001d3-cee4d8f6',
  labels: {
    'vcluster.loft.sh/vcluster-name': 'team-a',
    'vcluster.loft.sh/vcluster-namespace': 'vcluster-team-a',
    'vcluster.loft.sh/managed-by': 'vcluster-team-a-x-team-a',
  },
  annotations: { 'vcluster.loft.sh/object-name': 'shop' },
};
const owned = ownedNamespaces(
  [teamA, teamB],
  [
    { name: 'vcluster-team-a' },
    { name: 'vcluster-team-b' },
    hashed,
    { name: 'default' },
  ],
);

function identity(name: string, namespace: string) {
  return {
    'vcluster.loft.sh/object-name': name,
    'vcluster.loft.sh/object-namespace': namespace,
  };
}

describe('ownedNamespaces', () => {
  it('finds own and mapped namespaces and leaves others out', () => {
    expect([...owned.keys()].sort()).toEqual([
      'vcluster-8d9001d3-cee4d8f6',
      'vcluster-team-a',
      'vcluster-team-b',
    ]);
    expect(owned.get(hashed.name)).toEqual({
      name: hashed.name,
      tenants: [teamA],
      role: 'mapped',
      virtualNamespace: 'shop',
    });
  });

  it('falls back to managed-by, then to the suffix', () => {
    const byLabel = {
      ...hashed,
      labels: {
        'vcluster.loft.sh/managed-by': managedByValue(
          'vcluster-team-a',
          'team-a',
        ),
      },
    };
    expect(
      ownedNamespaces([teamB, teamA], [byLabel]).get(hashed.name)?.tenants,
    ).toEqual([teamA]);
    expect(
      ownedNamespaces([teamB, teamA], [{ name: hashed.name }]).get(hashed.name),
    ).toEqual({
      name: hashed.name,
      tenants: [teamA],
      role: 'mapped',
    });
  });

  it('does not hand a namespace to a vcluster of the same name elsewhere', () => {
    expect(
      ownedNamespaces([{ namespace: 'other', name: 'team-a' }], [hashed]).size,
    ).toBe(0);
  });
});

describe('originOf', () => {
  it('maps a recorded multi-namespace object', () => {
    const pod = {
      name: 'cart-1',
      namespace: hashed.name,
      annotations: identity('cart-1', 'shop'),
    };
    expect(originOf(pod, owned)).toEqual({
      kind: 'synced',
      tenant: teamA,
      namespace: 'shop',
      name: 'cart-1',
    });
  });

  it('maps the renamed root CA by its host name', () => {
    const configMap = {
      name: 'vcluster-kube-root-ca.crt-x-team-a',
      namespace: hashed.name,
      annotations: {
        ...identity('kube-root-ca.crt', 'shop'),
        'vcluster.loft.sh/object-host-name':
          'vcluster-kube-root-ca.crt-x-team-a',
      },
    };
    expect(originOf(configMap, owned)).toMatchObject({
      kind: 'synced',
      name: 'kube-root-ca.crt',
    });
  });

  it("maps a single-namespace object and shows the portal's own as host-managed", () => {
    const pod = {
      name: 'orders-1-x-default-x-team-b',
      namespace: 'vcluster-team-b',
      labels: { 'vcluster.loft.sh/managed-by': 'team-b' },
      annotations: identity('orders-1', 'default'),
    };
    expect(originOf(pod, owned)).toEqual({
      kind: 'synced',
      tenant: teamB,
      namespace: 'default',
      name: 'orders-1',
    });
    expect(
      originOf({ name: 'my-statestore', namespace: 'vcluster-team-b' }, owned),
    ).toEqual({
      kind: 'host-managed',
      tenants: [teamB],
    });
  });

  it.each([
    [
      'a claim without managed-by',
      {
        name: 'x',
        namespace: 'vcluster-team-b',
        annotations: identity('x', 'default'),
      },
    ],
    [
      'a name that does not fit',
      {
        name: 'x',
        namespace: 'vcluster-team-b',
        labels: { 'vcluster.loft.sh/managed-by': 'team-b' },
        annotations: identity('x', 'default'),
      },
    ],
    [
      'another virtual namespace',
      {
        name: 'x',
        namespace: hashed.name,
        annotations: identity('x', 'default'),
      },
    ],
    [
      'another name',
      { name: 'x', namespace: hashed.name, annotations: identity('y', 'shop') },
    ],
    [
      'managed-by alone',
      {
        name: 'x',
        namespace: 'vcluster-team-b',
        labels: { 'vcluster.loft.sh/managed-by': 'team-b' },
      },
    ],
  ])('does not believe %s', (_, object) => {
    expect(originOf(object, owned).kind).toBe('suspect');
  });

  it('calls objects elsewhere foreign, whatever they claim', () => {
    expect(
      originOf(
        { name: 'x', namespace: 'default', annotations: identity('x', 'shop') },
        owned,
      ),
    ).toEqual({ kind: 'foreign' });
  });

  it('lets managed-by decide between two vclusters in one namespace', () => {
    const two = [teamA, { namespace: 'vcluster-team-a', name: 'second' }];
    const object = {
      name: 'p-x-default-x-second',
      namespace: 'vcluster-team-a',
      labels: { 'vcluster.loft.sh/managed-by': 'second' },
      annotations: identity('p', 'default'),
    };
    expect(
      originOf(object, ownedNamespaces(two, [{ name: 'vcluster-team-a' }])),
    ).toMatchObject({ tenant: two[1] });
  });

  it('is the inverse of translation', () => {
    const label = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,30}[a-z0-9])?$/);
    fc.assert(
      fc.property(
        label,
        label,
        label,
        label,
        (name, virtual, namespace, vcluster) => {
          const tenant = {
            namespace: `vcluster-own-${namespace}`,
            name: vcluster,
          };
          const mapped = multiNamespaceHostNamespace(
            virtual,
            tenant.namespace,
            vcluster,
          );
          const places = ownedNamespaces(
            [tenant],
            [
              { name: tenant.namespace },
              {
                ...hashed,
                name: mapped,
                labels: {},
                annotations: { 'vcluster.loft.sh/object-name': virtual },
              },
            ],
          );
          const expected = { kind: 'synced', tenant, namespace: virtual, name };
          const annotations = identity(name, virtual);
          expect(
            originOf({ name, namespace: mapped, annotations }, places),
          ).toEqual(expected);
          expect(
            originOf(
              {
                name: singleNamespaceName(name, virtual, vcluster),
                namespace: tenant.namespace,
                labels: { 'vcluster.loft.sh/managed-by': vcluster },
                annotations,
              },
              places,
            ),
          ).toEqual(expected);
        },
      ),
    );
  });
});
