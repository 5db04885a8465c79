import fc from 'fast-check';
import {
  isVirtualNamespaceName,
  shareNamespaces,
  takesNamespace,
} from './shared-namespaces';
import { checkTenantName, checkTenantNamespace } from './tenant-name';
import {
  multiNamespaceHostNamespace,
  multiNamespaceSuffix,
  VclusterRef,
} from './translate';

const proxy = { namespace: 'vcluster-proxy', name: 'proxy' };
const twin = { namespace: 'vcluster-pro', name: 'yxproxy' };

const isCreatable = ({ namespace, name }: VclusterRef) =>
  !checkTenantName(name) && !checkTenantNamespace(namespace);

const label = fc.stringMatching(/^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/);
const hex = fc.stringMatching(/^[0-9a-f]{8}$/);

/** Namespaces of both ends of the allowed lengths, and ones that look like those of vclusters. */
const namespace = fc.oneof(
  label.map(name => `vcluster-${name}`),
  fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/),
  fc.tuple(hex, hex).map(([one, other]) => `vcluster-${one}-${other}`),
  hex.map(digits => `vcluster-${digits}`),
  hex.map(digits => `vcluster${digits}`),
);
const vcluster = fc.record({ namespace, name: fc.oneof(label, hex) });

/** Two vclusters that differ only in which "x" joins namespace and name. */
const splitAtX = fc
  .array(fc.stringMatching(/^[a-z][-a-z0-9]{0,10}[a-z0-9]$/), {
    minLength: 3,
    maxLength: 5,
  })
  .chain(parts =>
    fc
      .tuple(
        fc.integer({ min: 1, max: parts.length - 1 }),
        fc.integer({ min: 1, max: parts.length - 1 }),
      )
      .map(cuts =>
        cuts.map(cut => ({
          namespace: `vcluster-${parts.slice(0, cut).join('x')}`,
          name: parts.slice(cut).join('x'),
        })),
      ),
  )
  .map(([one, other]): [VclusterRef, VclusterRef] => [one, other]);

/** The second sits, or wants to sit, in a namespace of the first. */
const squatting = fc
  .tuple(vcluster, label, label, fc.constantFrom('', '-', '-a-', 'a'))
  .map(([one, virtual, name, middle]): [VclusterRef, VclusterRef] => {
    const namespaces = [
      multiNamespaceHostNamespace(virtual, one.namespace, one.name),
      `vcluster${middle}${multiNamespaceSuffix(one)}`,
    ];
    return [one, { namespace: namespaces[virtual.length % 2], name }];
  });

const pair = fc
  .oneof(
    fc.tuple(vcluster, vcluster),
    fc.tuple(vcluster.filter(isCreatable), vcluster.filter(isCreatable)),
    splitAtX,
    squatting,
  )
  .filter(
    ([one, other]) =>
      one.namespace !== other.namespace || one.name !== other.name,
  );

/** Host namespaces of a vcluster, in single-namespace and in multi-namespace mode. */
const hostNamespaces = (
  { namespace: own, name }: VclusterRef,
  virtual: readonly string[],
) => [
  own,
  ...['default', 'kube-system', ...virtual].map(each =>
    multiNamespaceHostNamespace(each, own, name),
  ),
];

describe('shareNamespaces', () => {
  it('finds two vclusters that the joining "x" makes equal', () => {
    expect(multiNamespaceSuffix(proxy)).toBe(multiNamespaceSuffix(twin));
    expect(shareNamespaces(proxy, twin)).toBe(true);
  });

  it('finds one that sits in a namespace that the other would use, as a vcluster of nobody here may', () => {
    const inside = {
      namespace: `vcluster-a-${multiNamespaceSuffix(proxy)}`,
      name: 'z',
    };
    expect(shareNamespaces(proxy, inside)).toBe(true);
    expect(shareNamespaces(inside, proxy)).toBe(true);
    expect(shareNamespaces(proxy, { namespace: 'vcluster-a', name: 'z' })).toBe(
      false,
    );
  });

  it('keeps the host namespaces of any two creatable tenants apart, in every profile', () => {
    let creatable = 0;
    let refused = 0;
    fc.assert(
      fc.property(
        pair,
        fc.array(label, { maxLength: 3 }),
        ([one, other], virtual) => {
          if (!isCreatable(one) || !isCreatable(other)) {
            return;
          }
          if (shareNamespaces(one, other)) {
            refused += 1;
            return;
          }
          creatable += 1;
          const ofOne = hostNamespaces(one, virtual);
          const ofOther = hostNamespaces(other, virtual);
          expect(ofOne.filter(name => ofOther.includes(name))).toEqual([]);
          expect(ofOther.filter(name => takesNamespace(one, name))).toEqual([]);
          expect(ofOne.filter(name => takesNamespace(other, name))).toEqual([]);
        },
      ),
      { numRuns: 20_000 },
    );
    // Without these the property would hold for want of pairs.
    expect(creatable).toBeGreaterThan(5_000);
    expect(refused).toBeGreaterThan(1_000);
  }, 180_000);
});

describe('isVirtualNamespaceName', () => {
  it('is true of every name that a vcluster can give to a namespace', () => {
    fc.assert(
      fc.property(vcluster, label, (each, virtual) => {
        const name = multiNamespaceHostNamespace(
          virtual,
          each.namespace,
          each.name,
        );
        expect(isVirtualNamespaceName(name)).toBe(true);
      }),
    );
  });

  it.each(['vcluster-team-a', 'vcluster-abc', 'team-1234abcd', 'vcluster-'])(
    'is false of %s',
    name => {
      expect(isVirtualNamespaceName(name)).toBe(false);
    },
  );
});

describe('takesNamespace', () => {
  it('compares beginning and end, as the syncer does', () => {
    const suffix = multiNamespaceSuffix(proxy);
    expect(takesNamespace(proxy, `vcluster-00000000-${suffix}`)).toBe(true);
    expect(takesNamespace(proxy, `vcluster-anything-${suffix}`)).toBe(true);
    expect(takesNamespace(proxy, `team-${suffix}`)).toBe(false);
    expect(takesNamespace(proxy, proxy.namespace)).toBe(false);
  });
});
