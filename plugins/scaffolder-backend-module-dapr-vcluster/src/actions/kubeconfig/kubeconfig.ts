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
      'Checks that the user can get a kubeconfig of a vcluster, and reports its role, its address and what must run meanwhile. The kubeconfig itself, which is a secret, is only handed out by the page of the vcluster: outputs of tasks are stored in a database.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...tenantInputs,
        minutes: () => issueKubeconfigSchema.shape.minutes,
      },
      output: {
        tenant: tenantOutput,
        server: z => z.string().describe('Address in the kubeconfig'),
        via: z =>
          z.enum(['load-balancer', 'ingress', 'configured', 'port-forward']),
        command: z =>
          z
            .string()
            .optional()
            .describe('What must run meanwhile, with a kubeconfig of the host'),
        clusterRole: () => answer.clusterRole,
        minutes: () => answer.minutes,
        report: z =>
          z.string().describe('The same as Markdown for output text'),
      },
    },
    async handler(ctx) {
      const { input, logger } = ctx;
      const credentials = await ctx.getInitiatorCredentials();
      const ref = await catalog.tenant(input, credentials);
      const { minutes } = input;
      const access = await backend.call(ctx, (client, call) =>
        client.issueKubeconfig(ref, { minutes }, { ...call, dryRun: true }),
      );
      const report = reportOf(access);
      logger.info(report.split('\n')[0]);
      ctx.output('tenant', access.id);
      ctx.output('server', access.address.server);
      ctx.output('via', access.address.via);
      ctx.output('command', access.address.command);
      ctx.output('clusterRole', access.clusterRole);
      ctx.output('minutes', access.minutes);
      ctx.output('report', report);
    },
  });
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
