import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { ACTIONS } from 'backstage-plugin-dapr-vcluster-common';
import { exampleStep } from '../exampleStep';

const step = (input: object) =>
  exampleStep(ACTIONS.extend, 'extend', 'Extend the vcluster', input);

export const examples: TemplateExample[] = [
  {
    description: 'Let a tenant live for another thirty days from now',
    example: step({
      tenant: 'resource:default/sandbox-team-a',
      expiresIn: '30d',
    }),
  },
  {
    description: 'Set the time at which a tenant expires',
    example: step({
      tenant: 'sandbox/vcluster-team-a/team-a',
      expiresAt: '2027-01-31T18:00:00Z',
    }),
  },
  {
    description: 'Report the latest time that the preset allows',
    example: step({ tenant: 'sandbox/vcluster-team-a/team-a', dryRun: true }),
  },
];
