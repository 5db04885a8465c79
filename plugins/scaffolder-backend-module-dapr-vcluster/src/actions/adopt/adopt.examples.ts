import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { ACTIONS } from 'backstage-plugin-dapr-vcluster-common';
import { exampleStep } from '../exampleStep';

const step = (input: object) =>
  exampleStep(ACTIONS.adopt, 'adopt', 'Register the vcluster', input);

export const examples: TemplateExample[] = [
  {
    description: 'Register a vcluster that was created with Helm',
    example: step({
      tenant: 'sandbox/vcluster-team-a/team-a',
      owner: 'group:default/team-a',
    }),
  },
  {
    description: 'Report what is known of it and missing, without any change',
    example: step({
      tenant: 'sandbox/vcluster-team-a/team-a',
      owner: 'group:default/team-a',
      dryRun: true,
    }),
  },
];
