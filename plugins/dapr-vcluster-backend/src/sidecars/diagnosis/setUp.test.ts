import { SetUpEvidence } from './evidence';
import { judgeSetUp, SET_UP_RULES } from './rules/setUp';

const CASES: Array<[string, string, SetUpEvidence]> = [
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
];

describe('judgeSetUp', () => {
  it.each(CASES)('%s: %s', (ruleId, shown, known) => {
    const [finding, ...others] = judgeSetUp(known);
    expect(finding).toMatchObject({ ruleId, severity: 'warning' });
    expect(finding.title).toMatch(/\.$/);
    expect(finding.evidence.map(({ value }) => value).join()).toMatch(
      new RegExp(shown),
    );
    expect(others).toEqual([]);
  });

  it('has a case for every rule', () => {
    expect([...new Set(CASES.map(([id]) => id))].sort()).toEqual(
      SET_UP_RULES.map(({ id }) => id).sort(),
    );
  });

  it.each<[string, SetUpEvidence]>([
    ['nothing is known', {}],
    ['all is well', { ownDapr: { namespaces: [] }, droppedFields: [] }],
  ])('finds nothing where %s', (_, known) => {
    expect(judgeSetUp(known)).toEqual([]);
  });
});
