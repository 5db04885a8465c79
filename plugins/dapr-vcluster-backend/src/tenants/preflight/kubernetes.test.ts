import { evaluateSkew, wantedKubernetes } from './kubernetes';

const k8s = (distro: Record<string, unknown>) => ({
  controlPlane: { distro: { k8s: distro } },
});
const distro = (name: string, rest: object, tag: string) => ({
  controlPlane: { distro: { [name]: { ...rest, image: { tag } } } },
});

it.each([
  ['0.37.2', {}, '1.36'],
  ['0.25.2', undefined, '1.32'],
  ['0.99.0', {}, undefined],
  ['0.37.2', k8s({ version: 'v1.35.1' }), 'v1.35.1'],
  ['0.37.2', k8s({ image: { tag: 'v1.34.0' } }), 'v1.34.0'],
  ['0.37.2', k8s({ image: { tag: '' } }), '1.36'],
  ['0.37.2', { controlPlane: 'x' }, '1.36'],
  ['0.24.0', k8s({ apiServer: { image: { tag: 'v1.30.2' } } }), 'v1.30.2'],
  ['0.25.2', distro('k3s', { enabled: true }, 'v1.35.1-k3s1'), 'v1.35.1-k3s1'],
  [
    '0.25.2',
    distro('k0s', { enabled: true }, 'v1.30.2-k0s.0'),
    'v1.30.2-k0s.0',
  ],
  ['0.25.2', distro('k3s', { enabled: false }, 'v1.35.1-k3s1'), '1.32'],
])('chart %s with %j wants Kubernetes %s', (chart, values, version) => {
  expect(wantedKubernetes(chart, values)).toBe(version);
});

it('says where the rule is from, and as of which day', () => {
  const [found] = evaluateSkew({
    kubernetes: { host: 'v1.36.3', vcluster: 'v1.32.0' },
  });
  expect(found).toMatchObject({
    source: expect.stringContaining('pod-stuck-ready-false-version-skew'),
    evidence: [
      { value: 'v1.36.3' },
      { value: 'v1.32.0' },
      { label: 'As of', value: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    ],
  });
});
