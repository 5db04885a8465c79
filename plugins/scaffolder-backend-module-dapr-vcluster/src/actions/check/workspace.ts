import { InputError } from '@backstage/errors';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import {
  applyFixes,
  checkFiles,
  fileGaps,
  SourceFile,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { readFiles, writeFiles } from '../../workspace';
import { Checked, fileFindingLine } from './report';
import { CheckContext } from './tenantContext';

/** The inputs with the files to check. */
type Input = {
  path?: string | string[];
  manifests?: string;
  tenant?: string;
  fix?: boolean;
};

/** Whether to check files, not a tenant. */
export function hasFiles({ path, manifests }: Input): boolean {
  return path !== undefined || manifests !== undefined;
}

/** @throws InputError unless there is exactly one of path and manifests, or a tenant */
export function assertSomething(input: Input): void {
  const { path, manifests, tenant, fix } = input;
  if (path !== undefined && manifests !== undefined) {
    throw new InputError(
      'Give either path (files of the workspace) or manifests (YAML text)',
    );
  }
  if (!hasFiles(input) && tenant === undefined) {
    throw new InputError(
      'Give path (files of the workspace) or manifests (YAML text), or a tenant to check',
    );
  }
  if (fix && path === undefined) {
    throw new InputError(
      'fix writes into files, so it needs path; write the manifests into the workspace first',
    );
  }
}

/** Checks files of the workspace, or YAML text, and applies fixes to the files with `fix`. */
export async function checkWorkspace(
  files: readonly SourceFile[],
  {
    input,
    logger,
    workspacePath,
  }: Pick<ActionContext<JsonObject>, 'logger' | 'workspacePath'> & {
    input: Input;
  },
  { context, notChecked }: CheckContext,
): Promise<Checked> {
  const catalogue = await loadComponentCatalogue();
  const findings = checkFiles(files, context, catalogue);
  const what = `${files.length} file(s)`;
  const gaps = [...notChecked, ...fileGaps(files)];
  if (!input.fix) {
    return { what, findings, notes: [], fixed: 0, notChecked: gaps };
  }
  const fixed = applyFixes(files, findings);
  await writeFiles(
    workspacePath,
    fixed.files.filter((file, at) => file.text !== files[at].text),
  );
  for (const finding of fixed.applied) {
    logger.info(`fixed: ${fileFindingLine(finding)}`);
  }
  return {
    what,
    findings: checkFiles(fixed.files, context, catalogue),
    notes: fixed.notes,
    fixed: fixed.applied.length,
    notChecked: gaps,
  };
}

/** The files to check; none when it is a tenant. */
export async function readInput(
  workspace: string,
  { path, manifests }: Input,
): Promise<SourceFile[]> {
  if (manifests !== undefined) {
    return [{ path: 'manifests', text: manifests }];
  }
  return path === undefined ? [] : readFiles(workspace, path);
}
