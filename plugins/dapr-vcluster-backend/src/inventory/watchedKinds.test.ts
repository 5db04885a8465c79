import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DAPR_KIND_TABLE } from 'backstage-plugin-dapr-vcluster-common';
import { parseAllDocuments } from 'yaml';

const MANIFESTS = join(__dirname, '../../manifests/rbac.yaml');

it('the rights of the portal cover every kind of Dapr, to read and to write', () => {
  const roles = parseAllDocuments(readFileSync(MANIFESTS, 'utf8'))
    .map(document => document.toJS())
    .filter(({ kind }) => kind === 'ClusterRole');
  const onDapr = roles.flatMap(({ rules }) =>
    rules.filter(({ apiGroups }: { apiGroups: string[] }) =>
      apiGroups.includes('dapr.io'),
    ),
  );
  const plurals = Object.values(DAPR_KIND_TABLE).map(({ plural }) => plural);
  expect(onDapr.length).toBeGreaterThanOrEqual(2);
  for (const { resources } of onDapr) {
    expect([...resources].sort()).toEqual([...plurals].sort());
  }
});
