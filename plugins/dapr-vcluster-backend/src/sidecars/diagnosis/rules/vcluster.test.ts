import { VclusterEvidence } from '../evidence';
import { evaluateVcluster, VCLUSTER_RULES } from './vcluster';

const CASES: Array<[string, string, VclusterEvidence]> = [
  [
    'tenant/dapr-inside',
    'pods come to the host with a daprd of theirs',
    { ownDapr: { namespaces: ['dapr-system'], injects: true } },
  ],
  [
    'tenant/dapr-inside',
    'still come from the host',
    { ownDapr: { namespaces: ['dapr-system'], injects: false } },
  ],
  [
    'tenant/dapr-inside',
    'is not known',
    { ownDapr: { namespaces: ['a', 'b'] } },
  ],
  [
    'tenant/crd-stale',
    'spec\\.metadata\\[\\]\\.envRef',
    { droppedFields: ['spec.metadata[].envRef'] },
  ],
  [
    'tenant/kubernetes-skew',
    'v1\\.36\\.3,v1\\.32\\.8',
    { kubernetes: { host: 'v1.36.3', vcluster: 'v1.32.8' } },
  ],
];

describe('evaluateVcluster', () => {
  it.each(CASES)('%s: %s', (ruleId, shown, known) => {
    const [finding, ...others] = evaluateVcluster(known);
    expect(finding).toMatchObject({ ruleId, severity: 'warning' });
    expect(finding.title).toMatch(/\.$/);
    expect(finding.evidence.map(({ value }) => value).join()).toMatch(
      new RegExp(shown),
    );
    expect(others).toEqual([]);
  });

  it('has a case for every rule', () => {
    expect([...new Set(CASES.map(([id]) => id))].sort()).toEqual(
      VCLUSTER_RULES.map(({ id }) => id).sort(),
    );
  });

  it.each<[string, VclusterEvidence]>([
    ['nothing is known', {}],
    [
      'all is well',
      {
        ownDapr: { namespaces: [] },
        droppedFields: [],
        kubernetes: { host: 'v1.36.3', vcluster: 'v1.36.0' },
      },
    ],
    ['the vcluster does not say', { kubernetes: { host: 'v1.36.3' } }],
  ])('finds nothing where %s', (_, known) => {
    expect(evaluateVcluster(known)).toEqual([]);
  });
});
