import { loadComponentCatalogue } from '../../componentCatalogue';
import { checkFiles } from './checkFiles';
import { checkResource } from './checkResource';

const STORE = {
  apiVersion: 'dapr.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'store' },
  spec: {
    type: 'state.redis',
    version: 'v1',
    metadata: [
      { name: 'redisHost', value: 'redis:6379' },
      { name: 'keyPrefix', value: 'name' },
    ],
  },
};

it('finds in an object what checkFiles finds in a file with it', async () => {
  const catalogue = await loadComponentCatalogue();
  const context = {
    tenant: { name: 'team-a' },
    policy: { rules: { G1: 'warning' as const } },
  };
  const found = checkResource(STORE, context, catalogue);
  const inFile = checkFiles(
    [{ path: 'a.yaml', text: JSON.stringify(STORE) }],
    context,
    catalogue,
  );
  const ids = (list: { ruleId: string; severity: string }[]) =>
    list.map(({ ruleId, severity }) => `${ruleId} ${severity}`).sort();
  expect(ids(found)).toEqual(ids(inFile));
  expect(ids(found)).toEqual(
    expect.arrayContaining(['G1 warning', 'G2 error']),
  );
});
