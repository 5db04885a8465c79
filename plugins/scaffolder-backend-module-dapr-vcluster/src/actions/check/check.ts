import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ACTIONS,
  applyManifestsSchema,
  applyComponentSchema,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { toSarif } from 'backstage-plugin-dapr-vcluster-common/rules';
import { version } from '../../../package.json';
import { writeFiles } from '../../workspace';
import { findingsOutput, tenantOutput, tenantText } from '../schemas';
import { ActionOptions } from '../types';
import { examples } from './check.examples';
import { countsOutput, failOnInput } from './inputs';
import {
  countFindings,
  countsText,
  failOnFindings,
  logFileFindings,
} from './report';
import { askSurroundings } from './surroundings';
import { checkTenant } from './tenant';
import { assertSomething, checkWorkspace, hasFiles } from './workspace';

const SARIF_FILE = 'dapr-check.sarif';

/** `dapr:check`: the guardrails on files or on a tenant; changes nothing but the files, and only when told to. */
export function createCheckAction(options: ActionOptions) {
  return createTemplateAction({
    id: ACTIONS.check,
    description:
      "Checks files with Dapr's kinds, workloads that use Dapr and values of vcluster against the guardrails, and mends what can be mended; or checks what a tenant has. Nothing is applied anywhere.",
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
              'The tenant the files are for, as <host>/<namespace>/<name> or entity ref; without it, what depends on the tenant is not judged. Without files: the tenant to check, with what it has',
            ),
        namespace: () =>
          applyComponentSchema.shape.namespace.describe(
            'Virtual namespace of files that name none, default "default"',
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
      assertSomething(input);
      const { ref, context } = await askSurroundings(options, ctx, input);
      const checked =
        ref && !hasFiles(input)
          ? await checkTenant(options, ctx, ref)
          : await checkWorkspace(ctx, context);
      const { findings, notes, fixed } = checked;
      const sarif = toSarif(findings, { name: ACTIONS.check, version });
      await writeFiles(workspacePath, [
        { path: SARIF_FILE, text: JSON.stringify(sarif, null, 2) },
      ]);
      const counts = countFindings(findings);
      logFileFindings(logger, findings);
      for (const note of notes) {
        logger.warn(note);
      }
      logger.info(`Checked ${checked.what}: ${countsText(counts)}`);
      if (ref) {
        ctx.output('tenant', formatTenantRef(ref));
      }
      ctx.output('findings', findings);
      ctx.output('counts', counts);
      ctx.output('fixed', fixed);
      ctx.output('notes', notes);
      ctx.output('sarif', SARIF_FILE);
      failOnFindings(findings, input.failOn ?? 'error');
    },
  });
}
