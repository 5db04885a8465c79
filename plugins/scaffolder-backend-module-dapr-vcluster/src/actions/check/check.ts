import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ACTIONS,
  applyManifestsSchema,
  applyComponentSchema,
  chartVersionSchema,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  fileClaims,
  fileNamespaces,
  toSarif,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { version } from '../../../package.json';
import { writeFiles } from '../../workspace';
import { logNotChecked } from '../../report';
import {
  findingsOutput,
  notCheckedOutput,
  tenantOutput,
  tenantText,
} from '../schemas';
import { ActionOptions } from '../types';
import { examples } from './check.examples';
import { allowIncompleteInput, countsOutput, failOnInput } from './inputs';
import {
  countFindings,
  countsText,
  failOnFindings,
  failOnGaps,
  logFileFindings,
} from './report';
import { readCheckContext } from './tenantContext';
import { checkTenant } from './checkTenant';
import {
  assertSomething,
  checkWorkspace,
  hasFiles,
  readInput,
} from './workspace';

const SARIF_FILE = 'dapr-check.sarif';

/** `dapr:check`: checks files or a tenant with the guardrails. Changes only files, and only with `fix`. */
export function createCheckAction(options: ActionOptions) {
  return createTemplateAction({
    id: ACTIONS.check,
    description:
      'Checks files with Dapr resources, workloads and values of the vcluster chart with the guardrails, and applies fixes to the files; or checks a tenant. Fails if something of the tenant could not be checked, unless allowIncomplete is set. Does not change clusters.',
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
              'The tenant the files are for, as <host>/<namespace>/<name> or entity ref; without it, rules that depend on the tenant are not checked, which the output notChecked says. Without files: the tenant to check',
            ),
        namespace: () =>
          applyComponentSchema.shape.namespace.describe(
            'Virtual namespace of files that name none, default "default"',
          ),
        chartVersion: () => chartVersionSchema.optional(),
        fix: z =>
          z
            .boolean()
            .optional()
            .describe('Apply unambiguous fixes to the files; requires path'),
        failOn: () => failOnInput,
        allowIncomplete: () => allowIncompleteInput,
      },
      output: {
        tenant: tenantOutput,
        findings: findingsOutput,
        counts: () => countsOutput,
        fixed: z => z.number().describe('Number of fixed findings'),
        notes: z => z.array(z.string()).describe('Remaining manual steps'),
        notChecked: notCheckedOutput,
        sarif: z =>
          z.string().describe('File of the workspace with a SARIF 2.1.0 log'),
      },
    },
    async handler(ctx) {
      const { input, logger, workspacePath } = ctx;
      assertSomething(input);
      const files = await readInput(workspacePath, input);
      const checkContext = await readCheckContext(
        options,
        ctx,
        input,
        fileClaims(files),
        fileNamespaces(files),
      );
      const { ref } = checkContext;
      const checked =
        ref && !hasFiles(input)
          ? await checkTenant(options, ctx, ref)
          : await checkWorkspace(files, ctx, checkContext);
      const { findings, notes, fixed, notChecked } = checked;
      const sarif = toSarif(
        findings,
        { name: ACTIONS.check, version },
        notChecked,
      );
      await writeFiles(workspacePath, [
        { path: SARIF_FILE, text: JSON.stringify(sarif, null, 2) },
      ]);
      const counts = countFindings(findings);
      logFileFindings(logger, findings);
      for (const note of notes) {
        logger.warn(note);
      }
      logNotChecked(logger, notChecked);
      logger.info(`Checked ${checked.what}: ${countsText(counts)}`);
      if (ref) {
        ctx.output('tenant', formatTenantRef(ref));
      }
      ctx.output('findings', findings);
      ctx.output('counts', counts);
      ctx.output('fixed', fixed);
      ctx.output('notes', notes);
      ctx.output('notChecked', notChecked);
      ctx.output('sarif', SARIF_FILE);
      failOnFindings(findings, input.failOn ?? 'error');
      // Who names no tenant does not ask for what depends on one. What the files leave open is for who wrote them.
      if (ref) {
        failOnGaps(
          hasFiles(input) ? checkContext.notChecked : notChecked,
          input.allowIncomplete,
        );
      }
    },
  });
}
