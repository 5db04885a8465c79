import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { ACTIONS } from 'backstage-plugin-dapr-vcluster-common';
import { exampleStep } from '../exampleStep';

const step = (input: object) =>
  exampleStep(ACTIONS.delete, 'delete', 'Delete the vcluster', input);

export const examples: TemplateExample[] = [
  {
    description: 'Delete a tenant after the user has confirmed its name',
    example: step({
      tenant: 'resource:default/sandbox-team-a',
      confirm: 'team-a',
    }),
  },
  {
    description: 'Report what would be deleted in a dry run',
    example: step({
      tenant: 'sandbox/vcluster-team-a/team-a',
      dryRun: true,
    }),
  },
];
