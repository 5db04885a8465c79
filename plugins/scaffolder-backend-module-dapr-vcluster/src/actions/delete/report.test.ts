import { reportOf } from './report';

describe('reportOf', () => {
  it('tells what was left from what is gone', () => {
    const namespace = { apiVersion: 'v1', kind: 'Namespace' };
    expect(
      reportOf('h/ns/t', 'deleted', [
        { ...namespace, name: 'vcluster-1', outcome: 'deleted' },
        { ...namespace, name: 'ns', outcome: 'left' },
      ]),
    ).toBe(
      [
        'Tenant h/ns/t is gone; removed 1 object:',
        '',
        '- Namespace vcluster-1',
        '',
        '1 object left in place, because this product did not make them:',
        '',
        '- Namespace ns',
      ].join('\n'),
    );
  });
});
