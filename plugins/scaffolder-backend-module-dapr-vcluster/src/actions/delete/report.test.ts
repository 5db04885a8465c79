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
        '1 object not deleted, because this plugin did not create them:',
        '',
        '- Namespace ns',
      ].join('\n'),
    );
  });
});
