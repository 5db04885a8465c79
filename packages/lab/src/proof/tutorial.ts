import { readFileSync } from 'node:fs';
import {
  applyFixes,
  checkFiles,
  FileCheckContext,
  FileFinding,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { parseAllDocuments } from 'yaml';
import { packagePath } from '../packagePath';

/** An object of a manifest. */
export type Manifest = {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
  [field: string]: unknown;
};

/** What the check makes of a public tutorial's files. */
export type FixedTutorial = {
  /** Values of the vcluster chart. */
  values: object;
  /** Dapr Component, Deployments and Services. */
  manifests: Manifest[];
  /** What is left to do by hand. */
  notes: string[];
  /** What is still found in the files. */
  left: FileFinding[];
};

const FOLDER = packagePath(
  '../../plugins/dapr-vcluster-common/src/rules/check/testdata/tutorial',
);

/** Fixes the tutorial's files for a tenant whose vcluster takes Dapr Components (profile `oss-multins`). */
export async function fixTutorial(tenant: string): Promise<FixedTutorial> {
  const files = ['values.yaml', 'statestore.yaml', 'apps.yaml'].map(path => ({
    path,
    text: readFileSync(`${FOLDER}/${path}`, 'utf8'),
  }));
  const context: FileCheckContext = {
    tenant: { name: tenant },
    profile: 'oss-multins',
  };
  const catalogue = await loadComponentCatalogue();
  const fixed = applyFixes(files, checkFiles(files, context, catalogue));
  const [values, ...manifests] = fixed.files.flatMap(({ text }) =>
    parseAllDocuments(text).map(document => document.toJS()),
  );
  return {
    values,
    manifests,
    notes: fixed.notes,
    left: checkFiles(fixed.files, context, catalogue),
  };
}
