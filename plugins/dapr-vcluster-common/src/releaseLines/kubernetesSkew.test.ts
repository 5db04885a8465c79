import { defaultKubernetesOf, kubernetesSkew } from '.';

it.each([
  ['v1.36.3', 'v1.36.0', 'tested'],
  ['v1.36.3+k3s1', '1.34.1', 'compatible'],
  ['v1.34.0', 'v1.36.0', 'compatible'],
  ['v1.34.0', 'v1.33.9', 'known-issue'],
  ['v1.37.2', 'v1.30.0', 'known-issue'],
  ['v1.33.0', 'v1.33.0', 'not-listed'],
  ['v1.37.2', 'v1.36.0', 'not-listed'],
  [undefined, 'v1.36.0', 'unknown'],
  ['v1.36.3', undefined, 'unknown'],
  ['v1.36.3', 'edge', 'unknown'],
  ['v1.36.3-gke.1033000', 'v1.36.0+k3s1', 'tested'],
  ['v1.36.1-eks-7c5b2f1', '1.35', 'compatible'],
  ['v1.35.0-eks-7c5b2f1', 'v1.31.4+k3s1', 'known-issue'],
  ['v1.33.1-eks-7c5b2f1', 'v1.33.1+rke2r1', 'not-listed'],
  ['v1.36.3', 'latest', 'unknown'],
  ['sha256:0123', 'v1.36.0', 'unknown'],
  ['', 'v1.36.0', 'unknown'],
  // Builds without a version.
  ['v1.36.0', 'v0.0.0-master+$Format:%H$', 'unknown'],
  ['v0.0.0-master+$Format:%H$', 'v1.36.0', 'unknown'],
])('a host of %s and a vcluster of %s: %s', (host, vcluster, state) => {
  const skew = kubernetesSkew(host, vcluster);
  expect(skew.state).toBe(state);
  expect(skew.source).toMatch(/^https:\/\/www\.vcluster\.com\/docs\//);
  expect(skew.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

it('knows what Kubernetes a chart installs', () => {
  expect(defaultKubernetesOf('0.37.2')).toBe('1.36');
  expect(defaultKubernetesOf('v0.25.2')).toBe('1.32');
  expect(defaultKubernetesOf('0.99.0')).toBeUndefined();
});
