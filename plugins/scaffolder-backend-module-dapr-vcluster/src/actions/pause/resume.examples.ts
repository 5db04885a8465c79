import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { ACTIONS } from 'backstage-plugin-dapr-vcluster-common';
import { exampleStep } from '../exampleStep';

const step = (input: object) =>
  exampleStep(ACTIONS.resume, 'resume', 'Resume the vcluster', input);

export const examples: TemplateExample[] = [
  {
    description: 'Resume a tenant',
    example: step({ tenant: 'resource:default/sandbox-team-a' }),
  },
  {
    description: 'Report what would be started in a dry run',
    example: step({ tenant: 'sandbox/vcluster-team-a/team-a', dryRun: true }),
  },
];
