import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { ACTIONS } from 'backstage-plugin-dapr-vcluster-common';
import { exampleStep } from '../exampleStep';

const step = (input: object) =>
  exampleStep(ACTIONS.release, 'release', 'Release the vcluster', input);

export const examples: TemplateExample[] = [
  {
    description: 'Undo the registration of a vcluster',
    example: step({ tenant: 'sandbox/vcluster-team-a/team-a' }),
  },
  {
    description: 'Only check whether it could be undone',
    example: step({ tenant: 'sandbox/vcluster-team-a/team-a', dryRun: true }),
  },
];
