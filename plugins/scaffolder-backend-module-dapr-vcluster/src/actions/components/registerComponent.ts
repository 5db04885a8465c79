import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ACTIONS,
  applyComponentResultSchema,
  applyComponentSchema,
  daprKindSchema,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { rememberOutcome } from '../../backend';
import {
  logFindings,
  logNotChecked,
  logObjects,
  spokenKind,
} from '../../report';
import { timeoutMinutesSchema } from '../../polling';
import { writeManifest } from '../../workspace';
import {
  findingsOutput,
  notCheckedOutput,
  objectsOutput,
  tenantOutput,
  tenantText,
  update,
} from '../schemas';
import { ActionOptions } from '../types';
import { assertAccepted } from './assertAccepted';
import {
  manifestInput,
  metadataInput,
  secretsInput,
  taskSecretsInput,
  waitForAppInput,
} from './inputs';
import { appsToWaitFor, waitUntilLoaded } from './loaded';
import { readRequest } from './request';
import { examples } from './registerComponent.examples';
import { waitOnHost } from './waitOnHost';

const body = applyComponentSchema.shape;

/** `dapr:component:register`: registers a Dapr resource in the vcluster or on the host, by the tenant's profile. */
export function createRegisterComponentAction(options: ActionOptions) {
  const { backend, catalog } = options;
  return createTemplateAction({
    id: ACTIONS.registerComponent,
    description:
      'Registers (or changes) a Dapr Component of a vcluster, or another Dapr resource, and the Secret it refers to. Registering it again with the same values changes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        tenant: tenantText,
        namespace: () => body.namespace,
        manifest: () => manifestInput.optional(),
        name: () => body.name.optional(),
        type: () => body.type.optional(),
        version: () => body.version.optional(),
        metadata: () => metadataInput.optional(),
        scopes: () => body.scopes.optional(),
        ignoreErrors: () =>
          body.ignoreErrors.describe(
            'Ignore initialization errors, so that sidecars start without it',
          ),
        initTimeout: () => body.initTimeout,
        preset: () => body.preset,
        secrets: () => secretsInput,
        taskSecrets: () => taskSecretsInput,
        update,
        file: z =>
          z
            .string()
            .optional()
            .describe(
              'Path of a file in the workspace: the manifest is written there for a pull request, and nothing is registered',
            ),
        waitForHost: z =>
          z
            .boolean()
            .optional()
            .describe('Wait until it is on the host; default true'),
        waitForApp: () => waitForAppInput,
        timeoutMinutes: () => timeoutMinutesSchema,
      },
      output: {
        tenant: tenantOutput,
        kind: () => daprKindSchema,
        outcome: () => applyComponentResultSchema.shape.outcome,
        virtualNamespace: z => z.string(),
        virtualName: z => z.string(),
        hostNamespace: z => z.string(),
        hostName: z => z.string(),
        objects: objectsOutput,
        findings: findingsOutput,
        notChecked: notCheckedOutput,
        loadedBy: z =>
          z.array(z.string()).describe('App ids whose sidecars have loaded it'),
      },
    },
    async handler(ctx) {
      const { input, logger } = ctx;
      const isDryRun = Boolean(ctx.isDryRun || input.file);
      const request = readRequest(input, ctx.secrets);
      const apps = appsToWaitFor(input.waitForApp, request.kind);
      const credentials = await ctx.getInitiatorCredentials();
      const ref = await catalog.tenant({ tenant: input.tenant }, credentials);
      const id = formatTenantRef(ref);
      const { kind, namespace, name } = request;
      const ask = async () => {
        const answer = await backend.call(ctx, (client, call) =>
          request.send(client, ref, {
            ...call,
            dryRun: isDryRun,
            update: input.update,
          }),
        );
        assertAccepted(`${spokenKind(kind)} ${namespace}/${name}`, answer.sync);
        return answer;
      };
      const key = `component.register.${id}.${namespace}.${
        kind === 'Component' ? '' : `${kind}.`
      }${name}`;
      const result = isDryRun
        ? await ask()
        : await rememberOutcome(ctx, key, ask);

      logger.info(
        `${spokenKind(kind)} ${namespace}/${name} in tenant ${id}: ${
          result.outcome
        }`,
      );
      logObjects(logger, result.objects);
      logFindings(logger, result.findings);
      logNotChecked(logger, result.notChecked);
      ctx.output('tenant', id);
      ctx.output('kind', kind);
      ctx.output('outcome', result.outcome);
      ctx.output('virtualNamespace', namespace);
      ctx.output('virtualName', name);
      ctx.output('objects', result.objects);
      ctx.output('findings', result.findings);
      ctx.output('notChecked', result.notChecked);
      if (input.file) {
        await writeManifest(ctx.workspacePath, input.file, result.rendered);
      }
      const isSynced = result.sync?.state === 'synced';
      const host =
        isDryRun || isSynced || input.waitForHost === false
          ? result.host
          : await waitOnHost(ref, request, ctx, options);
      if (host) {
        ctx.output('hostNamespace', host.namespace);
        ctx.output('hostName', host.name);
      }
      if (!isDryRun) {
        await waitUntilLoaded(ref, name, apps, ctx, options);
      }
      ctx.output('loadedBy', isDryRun ? [] : apps);
    },
  });
}
