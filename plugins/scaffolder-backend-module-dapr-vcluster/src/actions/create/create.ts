import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ACTIONS,
  createTenantResultSchema,
  createTenantSchema,
  ObjectOutcome,
} from 'backstage-plugin-dapr-vcluster-common';
import { rememberOutcome, followInstallation } from '../../backend';
import { logObjects } from '../../report';
import { dryRun, objectsOutput, tenantOutput } from '../schemas';
import { ActionOptions } from '../types';
import { examples } from './create.examples';

const body = createTenantSchema.shape;
const answer = createTenantResultSchema.shape;

/** `vcluster:create`: creates a tenant; `vcluster:wait` waits until it is ready. */
export function createCreateAction({
  backend,
  catalog,
  timing,
}: ActionOptions) {
  return createTemplateAction({
    id: ACTIONS.create,
    description:
      'Creates a vcluster that shares the Dapr control plane of its host. Creating it again with the same values changes nothing; other values are a conflict.',
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
        expiresAt: () => body.expiresAt,
        dryRun,
      },
      output: {
        tenant: tenantOutput,
        host: z => z.string(),
        namespace: z => z.string().describe('Host namespace'),
        name: z => z.string(),
        uid: z =>
          z
            .string()
            .optional()
            .describe(
              'The uid of its host namespace, which identifies this tenant',
            ),
        outcome: () =>
          answer.outcome.describe('created, unchanged, or dry-run'),
        profile: () => answer.profile,
        preset: () => answer.preset,
        chartVersion: () => answer.chartVersion,
        entityRef: () => answer.entityRef,
        objects: objectsOutput,
        expiresAt: () => answer.expiresAt,
      },
    },
    async handler(ctx) {
      const { logger } = ctx;
      const { dryRun: isTrial, ...given } = ctx.input;
      // A form leaves texts empty.
      const input = { ...given, expiresIn: given.expiresIn || undefined };
      const isDryRun = Boolean(ctx.isDryRun || isTrial);
      const credentials = await ctx.getInitiatorCredentials();
      const host = await catalog.host(input.host, credentials);
      const ask = () =>
        followInstallation({
          backend,
          task: ctx,
          lookEveryMs: timing?.firstMs,
          ask: installation =>
            backend.call(ctx, (client, options) =>
              client.createTenant(
                { ...input, host },
                { ...options, dryRun: isDryRun, installation },
              ),
            ),
        });
      const key = `vcluster.create.${host}.${input.namespace ?? ''}.${
        input.name
      }`;
      const result = isDryRun
        ? await ask()
        : await rememberOutcome(ctx, key, ask);

      logger.info(
        `Tenant ${result.id}: ${result.outcome}, profile ${result.profile}, preset ${result.preset}, vcluster ${result.chartVersion}`,
      );
      logObjects(logger, result.objects);
      for (const { severity, title, fix } of result.findings ?? []) {
        logger.warn(`${severity}: ${title}. ${fix}.`);
      }
      if (result.rendered !== undefined) {
        logger.info(result.rendered);
      }
      ctx.output('tenant', result.id);
      ctx.output('host', result.ref.host);
      ctx.output('namespace', result.ref.namespace);
      ctx.output('name', result.ref.name);
      ctx.output('uid', uidOf(result.objects));
      ctx.output('outcome', result.outcome);
      ctx.output('profile', result.profile);
      ctx.output('preset', result.preset);
      ctx.output('chartVersion', result.chartVersion);
      ctx.output('entityRef', result.entityRef);
      ctx.output('objects', result.objects);
      ctx.output('expiresAt', result.expiresAt);
    },
  });
}

function uidOf(objects: readonly ObjectOutcome[]): string | undefined {
  return objects.find(({ kind }) => kind === 'Namespace')?.uid;
}
