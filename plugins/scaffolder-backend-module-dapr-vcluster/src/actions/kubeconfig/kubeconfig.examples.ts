import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { ACTIONS } from 'backstage-plugin-dapr-vcluster-common';
import { exampleStep } from '../exampleStep';

const step = (input: object) =>
  exampleStep(ACTIONS.kubeconfig, 'kubeconfig', 'Look for the way in', input);

export const examples: TemplateExample[] = [
  {
    description: 'Say how the user can reach a tenant with kubectl',
    example: step({ tenant: 'resource:default/sandbox-team-a' }),
  },
  {
    description: 'The same for a kubeconfig that is valid for half an hour',
    example: step({ tenant: 'sandbox/vcluster-team-a/team-a', minutes: 30 }),
  },
  {
    description: 'Let the Argo CD of the host deploy into the vcluster',
    example: step({
      tenant: 'sandbox/vcluster-team-a/team-a',
      output: 'argocd',
    }),
  },
];
