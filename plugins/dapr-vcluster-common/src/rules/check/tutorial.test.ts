import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { ComponentCatalogue } from '../../componentCatalogue/types';
import { loadComponentCatalogue } from '../../componentCatalogue/load';
import { checkFiles } from './checkFiles';
import { applyFixes } from './fix/applyFixes';
import { FileCheckContext } from './model/context';

// A public tutorial's own manifests, which many people have followed.
const files = ['values.yaml', 'statestore.yaml', 'apps.yaml'].map(path => ({
  path,
  text: readFileSync(join(__dirname, 'testdata', 'tutorial', path), 'utf8'),
}));
const context: FileCheckContext = {
  tenant: { name: 'dapr-enabled' },
  profile: 'oss-hostmanaged',
  daprVersion: '1.18.3',
};

describe("a tutorial's manifests", () => {
  let catalogue: ComponentCatalogue;
  beforeAll(async () => {
    catalogue = await loadComponentCatalogue();
  });
  const check = (sources = files, given = context) =>
    checkFiles(sources, given, catalogue);

  it('have exactly their known defects', () => {
    const found = check()
      .filter(({ severity }) => severity !== 'info')
      .map(f => `${f.file}:${f.line} ${f.ruleId} ${f.severity} ${f.field}`);
    const template = 'spec.template';
    expect(found).toEqual([
      'values.yaml:1 vcluster/legacy error fallbackHostDns',
      'values.yaml:2 vcluster/legacy error multiNamespaceMode',
      'values.yaml:5 vcluster/legacy error sync.generic',
      'statestore.yaml:1 G1 error scopes',
      'statestore.yaml:10 G2 error spec.metadata.keyPrefix',
      'statestore.yaml:14 G3 error spec.metadata[2].value',
      `apps.yaml:12 G12/resources warning ${template}.metadata.annotations`,
      `apps.yaml:20 G12/image warning ${template}.spec.containers[0].image`,
      `apps.yaml:44 G12/resources warning ${template}.metadata.annotations`,
      `apps.yaml:46 G12/app-id-shared error ${template}.metadata.annotations["dapr.io/app-id"]`,
      `apps.yaml:52 G12/image warning ${template}.spec.containers[0].image`,
    ]);
    expect(JSON.stringify(check())).not.toContain('CHANGE-ME');
  });

  it('pass once they are fixed', () => {
    const { files: fixed, skipped, notes } = applyFixes(files, check());
    expect(skipped).toEqual([]);
    expect(notes).toEqual([
      expect.stringMatching(
        /^Create Secret "my-statestore-secrets" with key "redisPassword"/,
      ),
    ]);
    // Only a person knows which version of an image is meant.
    expect(
      check(fixed)
        .filter(({ severity }) => severity !== 'info')
        .map(({ ruleId, severity }) => `${ruleId} ${severity}`),
    ).toEqual(['G12/image warning', 'G12/image warning']);
    expect(fixed.map(({ text }) => text).join()).not.toContain('CHANGE-ME');
    expect(parseAllDocuments(fixed[1].text)[0].toJS()).toMatchObject({
      spec: {
        metadata: [
          { name: 'keyPrefix', value: 'dapr-enabled' },
          { name: 'redisHost' },
          {
            name: 'redisPassword',
            secretKeyRef: {
              name: 'my-statestore-secrets',
              key: 'redisPassword',
            },
          },
        ],
      },
      scopes: ['my-example-app', 'go-app'],
    });
    expect(parseAllDocuments(fixed[0].text)[0].toJS()).toEqual({
      networking: { advanced: { fallbackHostCluster: true } },
      sync: { toHost: { secrets: { all: true } } },
    });
  });

  it('become values of 0.25 for the profile that syncs them', () => {
    const given = { ...context, profile: 'oss-multins' as const };
    const { files: fixed } = applyFixes(files, check(files, given));
    expect(parseAllDocuments(fixed[0].text)[0].toJS()).toMatchObject({
      experimental: {
        multiNamespaceMode: { enabled: true },
        genericSync: {
          export: [{ kind: 'Component' }],
          clusterRole: { extraRules: [{}, {}] },
        },
      },
      networking: { advanced: { fallbackHostCluster: true } },
    });
    expect(
      check(fixed, given).filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
  });
});
