import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ACTIONS,
  applyManifestsResultSchema,
  applyManifestsSchema,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { createHash } from 'node:crypto';
import { rememberOutcome } from '../../backend';
import { logObjects } from '../../report';
import { checkYaml, readManifests, writeManifest } from '../../workspace';
import { objectsOutput, tenantOutput, tenantText, update } from '../schemas';
import { ActionOptions } from '../types';
import { examples } from './applyManifests.examples';

const body = applyManifestsSchema.shape;

/** `vcluster:manifests:apply`: server-side apply of YAML into one virtual namespace. */
export function createApplyManifestsAction({
  backend,
  catalog,
}: ActionOptions) {
  return createTemplateAction({
    id: ACTIONS.applyManifests,
    description:
      'Applies Kubernetes manifests, from files of the workspace or given as text, in one namespace of a vcluster. Cluster-scoped objects and objects of other namespaces are rejected.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        tenant: tenantText,
        namespace: () => body.namespace,
        path: z =>
          z
            .union([z.string(), z.array(z.string())])
            .optional()
            .describe(
              'File or glob, or several, relative to the workspace; all are applied in one go',
            ),
        manifests: () =>
          body.manifests.optional().describe('Instead of path: YAML text'),
        update,
        file: z =>
          z
            .string()
            .optional()
            .describe(
              'Path of a file in the workspace: what would be applied is written there for a pull request, and nothing is applied',
            ),
      },
      output: {
        tenant: tenantOutput,
        outcome: () => applyManifestsResultSchema.shape.outcome,
        objects: objectsOutput,
      },
    },
    async handler(ctx) {
      const { input, logger } = ctx;
      const { file, namespace } = input;
      const isDryRun = Boolean(ctx.isDryRun || file);
      const manifests = await readInput(ctx.workspacePath, input);
      const credentials = await ctx.getInitiatorCredentials();
      const ref = await catalog.tenant({ tenant: input.tenant }, credentials);
      const id = formatTenantRef(ref);
      const ask = () =>
        backend.call(ctx, (client, options) =>
          client.applyManifests(
            ref,
            {
              namespace,
              manifests,
              onChange: input.update ? 'update' : 'refuse',
            },
            { ...options, dryRun: isDryRun },
          ),
        );
      const key = `manifests.apply.${id}.${namespace ?? ''}.${hash(manifests)}`;
      const { outcome, objects, rendered } = isDryRun
        ? await ask()
        : await rememberOutcome(ctx, key, ask);
      if (file) {
        await writeManifest(ctx.workspacePath, file, rendered);
      }
      logger.info(`Manifests in tenant ${id}: ${outcome}`);
      logObjects(logger, objects);
      ctx.output('tenant', id);
      ctx.output('outcome', outcome);
      ctx.output('objects', objects);
    },
  });
}

async function readInput(
  workspace: string,
  input: { path?: string | string[]; manifests?: string },
): Promise<string> {
  const { path, manifests } = input;
  if ((path === undefined) === (manifests === undefined)) {
    throw new InputError(
      'Give either path (files of the workspace) or manifests (YAML text)',
    );
  }
  if (path !== undefined) {
    return (await readManifests(workspace, path)).text;
  }
  checkYaml(manifests!, 'manifests');
  return manifests!;
}

/** Identifies manifests in the key of a checkpoint without storing them. */
function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
