import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ACTIONS,
  applyFixes,
  applyManifestsSchema,
  checkFiles,
  SourceFile,
  toSarif,
} from 'backstage-plugin-dapr-vcluster-common';
import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { version } from '../../../package.json';
import { readFiles, writeFiles } from '../../workspace';
import { findingsOutput, tenantOutput, tenantText } from '../schemas';
import { ActionOptions } from '../types';
import { examples } from './check.examples';
import { countsOutput, failOnInput } from './inputs';
import {
  countFindings,
  countsText,
  failOnFindings,
  fileFindingLine,
  logFileFindings,
} from './report';
import { askSurroundings } from './surroundings';

const SARIF_FILE = 'dapr-check.sarif';

/** `dapr:check`: the guardrails on files of the workspace; changes nothing but these files, and only when told to. */
export function createCheckAction(options: ActionOptions) {
  return createTemplateAction({
    id: ACTIONS.check,
    description:
      "Checks files with Dapr's kinds, workloads that use Dapr and values of vcluster against the guardrails, and mends what can be mended. Nothing is applied anywhere.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        path: z =>
          z
            .union([z.string(), z.array(z.string())])
            .optional()
            .describe('File or glob, or several, relative to the workspace'),
        manifests: () =>
          applyManifestsSchema.shape.manifests
            .optional()
            .describe('Instead of path: YAML text'),
        tenant: () =>
          tenantText()
            .optional()
            .describe(
              'The tenant the files are for, as <host>/<namespace>/<name> or entity ref; without it, what depends on the tenant is not judged',
            ),
        fix: z =>
          z
            .boolean()
            .optional()
            .describe('Write what can be mended into the files; needs path'),
        failOn: () => failOnInput,
      },
      output: {
        tenant: tenantOutput,
        findings: findingsOutput,
        counts: () => countsOutput,
        fixed: z => z.number().describe('Number of findings that were mended'),
        notes: z =>
          z.array(z.string()).describe('What is left to do by hand after it'),
        sarif: z =>
          z.string().describe('File of the workspace with a SARIF 2.1.0 log'),
      },
    },
    async handler(ctx) {
      const { input, logger, workspacePath } = ctx;
      let files = await readInput(workspacePath, input);
      const { tenant, context } = await askSurroundings(
        options,
        ctx,
        input.tenant,
      );
      const catalogue = await loadComponentCatalogue();
      let findings = checkFiles(files, context, catalogue);
      let notes: string[] = [];
      let fixed = 0;
      if (input.fix) {
        const mended = applyFixes(files, findings);
        const before = files;
        await writeFiles(
          workspacePath,
          mended.files.filter((file, at) => file.text !== before[at].text),
        );
        ({ files, notes } = mended);
        fixed = mended.applied.length;
        for (const finding of mended.applied) {
          logger.info(`mended: ${fileFindingLine(finding)}`);
        }
        findings = checkFiles(files, context, catalogue);
      }
      const sarif = toSarif(findings, { name: ACTIONS.check, version });
      await writeFiles(workspacePath, [
        { path: SARIF_FILE, text: JSON.stringify(sarif, null, 2) },
      ]);
      const counts = countFindings(findings);
      logFileFindings(logger, findings);
      for (const note of notes) logger.warn(note);
      logger.info(`Checked ${files.length} file(s): ${countsText(counts)}`);
      if (tenant) ctx.output('tenant', tenant);
      ctx.output('findings', findings);
      ctx.output('counts', counts);
      ctx.output('fixed', fixed);
      ctx.output('notes', notes);
      ctx.output('sarif', SARIF_FILE);
      failOnFindings(findings, input.failOn ?? 'error');
    },
  });
}

async function readInput(
  workspace: string,
  input: { path?: string | string[]; manifests?: string; fix?: boolean },
): Promise<SourceFile[]> {
  const { path, manifests, fix } = input;
  if ((path === undefined) === (manifests === undefined)) {
    throw new InputError(
      'Give either path (files of the workspace) or manifests (YAML text)',
    );
  }
  if (path !== undefined) return readFiles(workspace, path);
  if (fix) {
    throw new InputError(
      'fix writes into files, so it needs path; write the manifests into the workspace first',
    );
  }
  return [{ path: 'manifests', text: manifests! }];
}
