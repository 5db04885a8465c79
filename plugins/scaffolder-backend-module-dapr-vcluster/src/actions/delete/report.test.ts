import { reportOf } from './report';

describe('reportOf', () => {
  it('separates remaining objects from deleted objects', () => {
    const namespace = { apiVersion: 'v1', kind: 'Namespace' };
    expect(
      reportOf('h/ns/t', 'deleted', [
        { ...namespace, name: 'vcluster-1', outcome: 'deleted' },
        { ...namespace, name: 'ns', outcome: 'left' },
      ]),
    ).toBe(
      [
        'Tenant h/ns/t was deleted with 1 object:',
        '',
        '- Namespace vcluster-1',
        '',
        '1 object stays on the host:',
        '',
        '- Namespace ns',
      ].join('\n'),
    );
  });

  it.each([
    ['deleted', '2 objects stay on the host:'],
    ['dry-run', '2 objects would stay on the host:'],
  ] as const)('names what stays, and why: %s', (outcome, heading) => {
    const left = (kind: string, name: string, reason: string) => ({
      apiVersion: 'v1',
      kind,
      name,
      outcome: 'left' as const,
      reason,
    });
    const report = reportOf(
      'h/ns/t',
      outcome,
      [],
      [
        left('Namespace', 'ns', 'Kept: another vcluster lives in it'),
        left('PersistentVolume', '*', 'The vcluster copied such objects'),
      ],
    );
    expect(report.split('\n').slice(-4)).toEqual([
      heading,
      '',
      '- Namespace ns: Kept: another vcluster lives in it',
      '- PersistentVolume *: The vcluster copied such objects',
    ]);
  });
});
