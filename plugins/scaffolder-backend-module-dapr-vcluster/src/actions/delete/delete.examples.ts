import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { ACTIONS } from 'backstage-plugin-dapr-vcluster-common';
import { exampleStep } from '../exampleStep';

const step = (input: object) =>
  exampleStep(ACTIONS.delete, 'delete', 'Delete the vcluster', input);

export const examples: TemplateExample[] = [
  {
    description: 'Delete a tenant whose name a person has typed to confirm',
    example: step({
      tenant: 'resource:default/sandbox-team-a',
      confirm: 'team-a',
    }),
  },
  {
    description: 'Only say what would be removed',
    example: step({
      tenant: 'sandbox/vcluster-team-a/team-a',
      dryRun: true,
    }),
  },
];
