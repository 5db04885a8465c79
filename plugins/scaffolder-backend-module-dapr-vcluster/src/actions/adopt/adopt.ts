import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ACTIONS,
  adoptTenantResultSchema,
  AdoptTenantResult,
  findingLine,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { logFindings } from '../../report';
import { checkConfirmed } from '../confirm';
import { confirmInput, confirmText } from '../pause/inputs';
import { dryRun, findingsOutput, tenantInputs, tenantOutput } from '../schemas';
import { ActionOptions } from '../types';
import { examples } from './adopt.examples';

/** `vcluster:adopt`: registers a vcluster that something else has created. */
export function createAdoptAction({ backend, catalog }: ActionOptions) {
  return createTemplateAction({
    id: ACTIONS.adopt,
    description:
      'Registers a vcluster that the CLI, Helm, Flux or Argo CD has created, with an owner. Only labels and annotations of its namespace change; vcluster:release undoes it. Succeeds if it is registered with this owner already.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...tenantInputs,
        owner: z =>
          z
            .string()
            .describe('Owning group or user, e.g. group:default/team-a'),
        profile: z =>
          z
            .string()
            .optional()
            .describe('Profile, default the one that the vcluster fits'),
        preset: z =>
          z
            .string()
            .optional()
            .describe(
              'Preset that upgrades may take values from, default none',
            ),
        confirm: confirmInput,
        dryRun,
      },
      output: {
        tenant: tenantOutput,
        outcome: () => adoptTenantResultSchema.shape.outcome,
        profile: z => z.string().describe('Profile that it was given'),
        findings: findingsOutput,
        report: z =>
          z
            .string()
            .describe('What is known and missing, as Markdown for output text'),
      },
    },
    async handler(ctx) {
      const { input } = ctx;
      const credentials = await ctx.getInitiatorCredentials();
      const ref = await catalog.tenant(input, credentials);
      const expected = confirmText(ref);
      checkConfirmed(ref, input.confirm, { expected, verb: 'register' });
      const { owner, profile, preset } = input;
      const body = {
        owner,
        ...(profile && { profile }),
        ...(preset && { preset }),
      };
      const isDryRun = Boolean(ctx.isDryRun || input.dryRun);
      const run = () =>
        backend.call(ctx, (client, call) =>
          client.adoptTenant(ref, body, { ...call, dryRun: isDryRun }),
        );
      const id = formatTenantRef(ref);
      const key = `vcluster.adopt.${id}`;
      const answer = isDryRun
        ? await run()
        : await ctx.checkpoint({ key, fn: run });
      ctx.logger.info(`Tenant ${id}: ${answer.outcome}`);
      logFindings(ctx.logger, answer.findings);
      ctx.output('tenant', id);
      ctx.output('outcome', answer.outcome);
      ctx.output('profile', answer.profile);
      ctx.output('findings', answer.findings);
      ctx.output('report', reportOf(answer));
    },
  });
}

const HEADLINES: Record<AdoptTenantResult['outcome'], string> = {
  adopted: 'is registered',
  unchanged: 'was registered already',
  'dry-run': 'would be registered',
};

function reportOf(answer: AdoptTenantResult): string {
  const { id, outcome, owner, profile, chartVersion, installedBy } = answer;
  return [
    `Tenant ${id} ${HEADLINES[outcome]} with owner ${owner}.`,
    '',
    `- Version: ${chartVersion ?? 'unknown'}`,
    `- Profile: ${profile}`,
    `- Installed by: ${installedBy}`,
    ...answer.findings.map(finding => `- ${findingLine(finding)}`),
  ].join('\n');
}
