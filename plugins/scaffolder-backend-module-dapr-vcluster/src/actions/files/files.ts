import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ACTIONS,
  createTenantSchema,
} from 'backstage-plugin-dapr-vcluster-common';
import { logFindings } from '../../report';
import { writeFiles } from '../../workspace';
import { findingsOutput, tenantOutput } from '../schemas';
import { ActionOptions } from '../types';
import { examples } from './files.examples';

const body = createTenantSchema.shape;

/** `vcluster:files`: writes what `vcluster:create` would apply as files into the workspace, for a pull request. */
export function createFilesAction({ backend, catalog }: ActionOptions) {
  return createTemplateAction({
    id: ACTIONS.files,
    description:
      'Writes the objects of a vcluster into the workspace, with a kustomization, for a step such as publish:github:pull-request. Nothing is written to the host: Flux or Argo CD applies the files once they are merged. The same action again, with another preset or version, writes the files of that change.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        host: z =>
          z
            .string()
            .describe(
              'Name of the host, or the entity ref of its Resource, e.g. resource:default/sandbox',
            ),
        name: () => body.name,
        namespace: () => body.namespace,
        owner: () => body.owner,
        profile: () => body.profile,
        preset: () => body.preset,
        labels: () => body.labels,
        expiresIn: () => body.expiresIn,
        version: z =>
          z
            .string()
            .optional()
            .describe(
              "Exact version of the vcluster chart, one that the platform team offers; default the profile's",
            ),
        layout: z =>
          z
            .enum(['flux', 'argocd'])
            .describe('The tool that applies the files'),
        path: z =>
          z
            .string()
            .optional()
            .describe(
              'Folder of the files in the workspace and the repository, default tenants/<host namespace>',
            ),
        location: z =>
          z
            .string()
            .optional()
            .describe(
              'Address of that folder in Git, with which the portal shows whether Git and the host differ',
            ),
      },
      output: {
        tenant: tenantOutput,
        entityRef: z => z.string().describe('Catalog entity it will have'),
        chartVersion: z => z.string(),
        files: z => z.array(z.string()).describe('Paths of the files'),
        branch: z =>
          z
            .string()
            .describe('Name for a branch, the same for the same vcluster'),
        findings: findingsOutput,
      },
    },
    async handler(ctx) {
      const { logger } = ctx;
      // A form leaves texts empty.
      const input = {
        ...ctx.input,
        expiresIn: ctx.input.expiresIn || undefined,
      };
      const credentials = await ctx.getInitiatorCredentials();
      const host = await catalog.host(input.host, credentials);
      const answer = await backend.call(ctx, (client, call) =>
        client.renderTenant({ ...input, host }, call),
      );
      await writeFiles(
        ctx.workspacePath,
        answer.files.map(({ path, content }) => ({ path, text: content })),
      );
      const paths = answer.files.map(({ path }) => path);
      logger.info(`Tenant ${answer.id}: ${paths.join(', ')}`);
      logFindings(logger, answer.findings);
      ctx.output('tenant', answer.id);
      ctx.output('entityRef', answer.entityRef);
      ctx.output('chartVersion', answer.chartVersion);
      ctx.output('files', paths);
      ctx.output('branch', `vcluster/${answer.id.replaceAll('/', '-')}`);
      ctx.output('findings', answer.findings);
    },
  });
}
