import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ACTIONS,
  formatTenantRef,
  TenantRef,
  upgradeTenantResultSchema,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantInput } from '../../catalog/tenantInput';
import { timeoutMinutesSchema, timeoutMs } from '../../polling';
import { checkConfirmed } from '../confirm';
import { confirmInput, confirmText } from '../pause/inputs';
import { dryRun, findingsOutput, tenantInputs, tenantOutput } from '../schemas';
import { ActionOptions } from '../types';
import { examples } from './upgrade.examples';
import { upgradeCompletely } from './upgradeCompletely';
import { upgradeWave } from './wave/upgradeWave';
import { WaveInput, waveInputs, waveTenantsOutput } from './wave/waveInputs';
import { upgradeReport } from './upgradeReport';

/** `vcluster:upgrade`: upgrades a tenant and waits until it is healthy, or rolled back. */
export function createUpgradeAction({
  backend,
  catalog,
  timing,
}: ActionOptions) {
  return createTemplateAction({
    id: ACTIONS.upgrade,
    description:
      'Upgrades a vcluster to another version of its chart and waits until it is healthy. If it does not become healthy, it is rolled back and the action fails with the reason. Succeeds if it has the version already. With tenants or filter, several ones are upgraded in waves: a canary first, then batches, until one fails.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...tenantInputs,
        ...waveInputs,
        version: z =>
          z
            .string()
            .optional()
            .describe(
              "Exact version of the vcluster chart, one that the platform team offers; default the one that the tenant's profile installs",
            ),
        values: z =>
          z
            .enum(['release', 'preset'])
            .optional()
            .describe(
              'Keep the values of the release (default), or take those of profile and preset as they are configured now',
            ),
        confirm: confirmInput,
        dryRun,
        timeoutMinutes: () => timeoutMinutesSchema,
      },
      output: {
        tenant: tenantOutput,
        tenants: waveTenantsOutput,
        wave: z =>
          z.string().describe('With several tenants: the id of the wave'),
        outcome: () =>
          upgradeTenantResultSchema.shape.outcome.describe(
            'upgraded, unchanged, or dry-run',
          ),
        from: z => z.string().describe('Version before'),
        to: z => z.string().describe('Version after'),
        findings: findingsOutput,
        report: z =>
          z
            .string()
            .describe(
              'What was or would be changed, as Markdown for output text',
            ),
      },
    },
    async handler(ctx) {
      const { input } = ctx;
      const credentials = await ctx.getInitiatorCredentials();
      if (input.tenants || input.filter) {
        const wave = await upgradeWave({
          task: ctx,
          backend,
          input: await severalOf(input, text =>
            catalog.tenant({ tenant: text }, credentials),
          ),
          dryRun: Boolean(ctx.isDryRun || input.dryRun),
          timeoutMs: timeoutMs(input.timeoutMinutes),
          timing,
        });
        ctx.output('outcome', wave.outcome);
        ctx.output('tenants', wave.tenants);
        ctx.output('report', wave.report);
        if (wave.wave) {
          ctx.output('wave', wave.wave);
        }
        return;
      }
      const ref = await catalog.tenant(input, credentials);
      const expected = confirmText(ref);
      checkConfirmed(ref, input.confirm, { expected, verb: 'upgrade' });
      const { version, values } = input;
      const body = {
        ...(version && { version }),
        ...(values && { values }),
      };
      const isDryRun = Boolean(ctx.isDryRun || input.dryRun);
      const run = () =>
        upgradeCompletely(ref, {
          task: ctx,
          backend,
          body,
          dryRun: isDryRun,
          timeoutMs: timeoutMs(input.timeoutMinutes),
          timing,
        });
      const id = formatTenantRef(ref);
      const key = `vcluster.upgrade.${id}`;
      const answer = isDryRun
        ? await run()
        : await ctx.checkpoint({ key, fn: run });
      ctx.output('tenant', id);
      ctx.output('outcome', answer.outcome);
      ctx.output('from', answer.from);
      ctx.output('to', answer.to);
      ctx.output('findings', answer.advice?.findings ?? []);
      ctx.output('report', upgradeReport(answer));
    },
  });
}

/**
 * The inputs of a wave with tenants as the backend names them.
 *
 * @throws InputError when one tenant is given, too
 */
async function severalOf(
  input: WaveInput & TenantInput,
  find: (text: string) => Promise<TenantRef>,
): Promise<WaveInput> {
  const { tenants, tenant, host, namespace, name } = input;
  if (tenant || host || namespace || name) {
    throw new InputError('Give either tenant, or tenants or filter, not both');
  }
  const refs = tenants && (await Promise.all(tenants.map(find)));
  return { ...input, tenants: refs?.map(formatTenantRef) };
}
