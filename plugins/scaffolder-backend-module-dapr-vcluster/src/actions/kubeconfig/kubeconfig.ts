import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ACTIONS,
  issueKubeconfigResultSchema,
  issueKubeconfigSchema,
  IssueKubeconfigResult,
} from 'backstage-plugin-dapr-vcluster-common';
import { tenantInputs, tenantOutput } from '../schemas';
import { ActionOptions } from '../types';
import { examples } from './kubeconfig.examples';

const answer = issueKubeconfigResultSchema.shape;

/**
 * `vcluster:kubeconfig`: checks that the user can get a kubeconfig and says how, but asks for none: what a task puts out,
 * and with task recovery also its workspace, is stored in the scaffolder's database.
 */
export function createKubeconfigAction({ backend, catalog }: ActionOptions) {
  return createTemplateAction({
    id: ACTIONS.kubeconfig,
    description:
      'Checks that the user can get a kubeconfig of a vcluster, and reports its role, its address and what must run meanwhile. The kubeconfig itself, which is a secret, is only handed out by the page of the vcluster: outputs of tasks are stored in a database. With output argocd, it registers the vcluster in the Argo CD of its host instead.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...tenantInputs,
        minutes: () => issueKubeconfigSchema.shape.minutes,
        output: () => issueKubeconfigSchema.shape.output,
      },
      output: {
        tenant: tenantOutput,
        server: z => z.string().describe('Address in the kubeconfig'),
        via: z =>
          z.enum([
            'load-balancer',
            'ingress',
            'configured',
            'port-forward',
            'service',
          ]),
        command: z =>
          z
            .string()
            .optional()
            .describe('What must run meanwhile, with a kubeconfig of the host'),
        clusterRole: () => answer.clusterRole,
        minutes: () => answer.minutes,
        secret: z =>
          z
            .object({ namespace: z.string(), name: z.string() })
            .optional()
            .describe("With output argocd: the Secret in Argo CD's namespace"),
        report: z =>
          z.string().describe('The same as Markdown for output text'),
      },
    },
    async handler(ctx) {
      const { input, logger } = ctx;
      const credentials = await ctx.getInitiatorCredentials();
      const ref = await catalog.tenant(input, credentials);
      const { minutes, output } = input;
      const isArgoCd = output === 'argocd';
      const access = await backend.call(ctx, (client, call) =>
        client.issueKubeconfig(
          ref,
          isArgoCd ? { output } : { minutes },
          // Only Argo CD's Secret is written: its token is in no answer.
          { ...call, dryRun: !isArgoCd || Boolean(ctx.isDryRun) },
        ),
      );
      const report = isArgoCd ? argoCdReportOf(access) : reportOf(access);
      logger.info(report.split('\n')[0]);
      ctx.output('tenant', access.id);
      ctx.output('server', access.address.server);
      ctx.output('via', access.address.via);
      ctx.output('command', access.address.command);
      ctx.output('clusterRole', access.clusterRole);
      ctx.output('minutes', access.minutes);
      ctx.output('secret', access.secret);
      ctx.output('report', report);
    },
  });
}

function argoCdReportOf(access: IssueKubeconfigResult): string {
  const { id, outcome, clusterRole, minutes, secret, address } = access;
  return [
    `Argo CD ${
      outcome === 'issued' ? 'reaches' : 'would reach'
    } tenant ${id} by Secret ${secret?.namespace}/${secret?.name}.`,
    '',
    `- Role in the vcluster: ClusterRole \`${clusterRole}\``,
    `- Token: replaced after half of ${minutes} minutes`,
    `- Address: \`${address.server}\``,
  ].join('\n');
}

function reportOf(access: IssueKubeconfigResult): string {
  const { id, clusterRole, minutes, address, notes } = access;
  const { server, via, verified, command } = address;
  return [
    `You can get a kubeconfig of tenant ${id} on its page, with the button "Kubeconfig".`,
    '',
    `- Role in the vcluster: ClusterRole \`${clusterRole}\``,
    `- Valid for ${minutes} minutes`,
    `- Address: \`${server}\` (${via})${
      verified ? '' : ', not checked by the portal'
    }`,
    ...(command
      ? [`- Run this meanwhile, with a kubeconfig of the host: \`${command}\``]
      : []),
    ...notes.map(note => `- ${note}`),
  ].join('\n');
}
