import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { ACTIONS } from 'backstage-plugin-dapr-vcluster-common';
import { exampleStep } from '../exampleStep';

const step = (input: object) =>
  exampleStep(ACTIONS.pause, 'pause', 'Pause the vcluster', input);

export const examples: TemplateExample[] = [
  {
    description: 'Pause a tenant after the user has confirmed host and name',
    example: step({
      tenant: 'resource:default/sandbox-team-a',
      confirm: 'sandbox/team-a',
    }),
  },
  {
    description: 'Report what would be stopped in a dry run',
    example: step({ tenant: 'sandbox/vcluster-team-a/team-a', dryRun: true }),
  },
];
