import fc from 'fast-check';
import {
  clusterScopedName,
  managedByValue,
  multiNamespaceHostNamespace,
  multiNamespaceRootCaName,
  namespaceLabelKey,
  safeConcatName,
  singleNamespaceName,
} from './translate';

const label = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,60}[a-z0-9])?$/);
const dotted = fc.stringMatching(/^[a-z0-9]([-.a-z0-9]{0,80}[a-z0-9])?$/);

describe('single-namespace names', () => {
  it.each([
    [
      'my-statestore',
      'default',
      'dapr-enabled',
      'my-statestore-x-default-x-dapr-enabled',
    ],
    [
      'nginx-from-other-namespace',
      'some-other-namespace',
      'default-namespace-sync',
      'nginx-from-other-namespace-x-some-other-namespace-x--4b96e8f948',
    ],
    ['redis', 'default', 'team-b', 'redis-x-default-x-team-b'],
    [
      'orders-5dd78c65bf-52ppg',
      'default',
      'team-b',
      'orders-5dd78c65bf-52ppg-x-default-x-team-b',
    ],
    [
      'kube-root-ca.crt',
      'default',
      'team-b',
      'kube-root-ca.crt-x-default-x-team-b',
    ],
  ])('%s in %s of %s', (name, namespace, vcluster, expected) => {
    expect(singleNamespaceName(name, namespace, vcluster)).toBe(expected);
  });

  it('never exceed 63 characters', () => {
    fc.assert(
      fc.property(dotted, label, label, (name, namespace, vcluster) => {
        expect(
          singleNamespaceName(name, namespace, vcluster).length,
        ).toBeLessThanOrEqual(63);
      }),
    );
  });
});

describe('safeConcatName', () => {
  it('keeps what fits and replaces a dot before the digest', () => {
    expect(safeConcatName('a'.repeat(31), 'b'.repeat(31))).toBe(
      `${'a'.repeat(31)}-${'b'.repeat(31)}`,
    );
    expect(safeConcatName(`${'a'.repeat(51)}.${'b'.repeat(20)}`)).toMatch(
      /^a{51}-[0-9a-f]{10}$/,
    );
  });

  it('gives different names to different inputs of the same beginning', () => {
    fc.assert(
      fc.property(label, label, (one, two) => {
        fc.pre(one !== two);
        expect(safeConcatName('p'.repeat(60), one)).not.toBe(
          safeConcatName('p'.repeat(60), two),
        );
      }),
    );
  });
});

describe('multi-namespace names', () => {
  it.each([
    [
      'default',
      'vcluster-dapr-enabled',
      'dapr-enabled',
      'vcluster-37a8eec1-74032e2d',
    ],
    [
      'team-a',
      'vcluster-dapr-enabled',
      'dapr-enabled',
      'vcluster-96c2886c-74032e2d',
    ],
    ['default', 'vcluster-team-a', 'team-a', 'vcluster-37a8eec1-cee4d8f6'],
    ['shop', 'vcluster-team-a', 'team-a', 'vcluster-8d9001d3-cee4d8f6'],
    ['kube-system', 'vcluster-team-a', 'team-a', 'vcluster-88007f70-cee4d8f6'],
    ['kube-public', 'tenants-shop', 'shop', 'vcluster-15062278-993b5de6'],
    ['checkout', 'tenants-shop', 'shop', 'vcluster-c7761e58-993b5de6'],
  ])('%s of %s/%s', (virtual, namespace, vcluster, expected) => {
    expect(multiNamespaceHostNamespace(virtual, namespace, vcluster)).toBe(
      expected,
    );
  });

  it('are 26 characters long whatever the input', () => {
    fc.assert(
      fc.property(label, label, label, (virtual, namespace, vcluster) => {
        expect(
          multiNamespaceHostNamespace(virtual, namespace, vcluster),
        ).toMatch(/^vcluster-[0-9a-f]{8}-[0-9a-f]{8}$/);
      }),
    );
  });

  it('rename only the root CA', () => {
    expect(multiNamespaceRootCaName('kube-root-ca.crt', 'team-a')).toBe(
      'vcluster-kube-root-ca.crt-x-team-a',
    );
  });
});

describe('labels and cluster-scoped names', () => {
  it('match the recorded ones', () => {
    expect(managedByValue('vcluster-team-a', 'team-a')).toBe(
      'vcluster-team-a-x-team-a',
    );
    expect(namespaceLabelKey('kubernetes.io/metadata.name', 'team-a')).toBe(
      'vcluster.loft.sh/ns-label-team-a-x-cf1227b7b2',
    );
    expect(clusterScopedName('fast', 'vcluster-team-a', 'team-a')).toBe(
      'vcluster-fast-x-vcluster-team-a-x-team-a',
    );
  });
});
