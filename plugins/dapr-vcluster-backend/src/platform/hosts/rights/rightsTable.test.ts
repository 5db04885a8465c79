import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readManifest } from '../../../__testUtils__/applyManifest';
import { rightsTable, rulesOf } from '../../../__testUtils__/rightsTable';

const PAGE = resolve(__dirname, '../../../../../../docs/rights.md');
const BEFORE = resolve(
  __dirname,
  '../../../__testUtils__/rbac-before-tenant-role.yaml',
);

const isOfTenants = (name: string) => name.startsWith('dapr-vcluster-tenant');
const now = readManifest('rbac.yaml');
const argocd = readManifest('rbac-argocd.yaml');
const TABLES: Record<string, string> = {
  before: rightsTable(rulesOf(readManifest(BEFORE))),
  'cluster-wide': rightsTable(rulesOf(now, name => !isOfTenants(name))),
  tenant: rightsTable(rulesOf(now, isOfTenants)),
  helm: rightsTable(rulesOf(readManifest('rbac-helm.yaml'))),
  'argocd-host': rightsTable(
    rulesOf(argocd.filter(({ metadata }) => !metadata.namespace)),
  ),
  'argocd-namespace': rightsTable(
    rulesOf(argocd.filter(({ metadata }) => metadata.namespace)),
  ),
  'argocd-clusters': rightsTable(
    rulesOf(readManifest('rbac-argocd-clusters.yaml')),
  ),
  'helm-multins': rightsTable(rulesOf(readManifest('rbac-helm-multins.yaml'))),
};

const marked = (name: string) =>
  new RegExp(`(<!-- ${name} -->\\n\\n)[^<]*?(\\n\\n<!-- end -->)`);

describe('docs/rights.md', () => {
  // UPDATE_DOCS=1 writes the tables.
  it.each(Object.keys(TABLES))(
    'lists the rights of the manifests: %s',
    name => {
      const page = readFileSync(PAGE, 'utf8');
      const expected = page.replace(
        marked(name),
        (_, start: string, end: string) => `${start}${TABLES[name]}${end}`,
      );
      expect(page).toMatch(marked(name));
      if (process.env.UPDATE_DOCS) {
        writeFileSync(PAGE, expected);
      }
      expect(readFileSync(PAGE, 'utf8')).toBe(expected);
    },
  );

  it('says the truth: no Secrets, no deletions and no escalation cluster-wide', () => {
    const rules = rulesOf(now, name => !isOfTenants(name));
    const secrets = rules.filter(({ resources }) =>
      resources?.some(each => ['secrets', '*'].includes(each)),
    );
    expect(secrets).toEqual([]);
    const verbs = new Set(rules.flatMap(rule => rule.verbs));
    expect([...verbs].sort()).toEqual([
      'bind',
      'create',
      'get',
      'list',
      'watch',
    ]);
    expect(rules.filter(rule => rule.verbs.includes('bind'))).toEqual([
      {
        apiGroups: ['rbac.authorization.k8s.io'],
        resources: ['clusterroles'],
        resourceNames: [
          'dapr-vcluster-tenant',
          'dapr-vcluster-tenant-component-syncer',
        ],
        verbs: ['bind'],
      },
    ]);
  });
});
