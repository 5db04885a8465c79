import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { ACTIONS } from 'backstage-plugin-dapr-vcluster-common';
import { exampleStep } from '../exampleStep';

const step = (input: object) =>
  exampleStep(
    ACTIONS.deleteComponent,
    'delete',
    'Delete the Dapr Component',
    input,
  );

export const examples: TemplateExample[] = [
  {
    description: 'Delete a Dapr Component',
    example: step({
      tenant: 'sandbox/vcluster-team-a/team-a',
      namespace: 'default',
      name: 'my-statestore',
    }),
  },
  {
    description: 'Report what would be deleted in a dry run',
    example: step({
      tenant: 'resource:default/sandbox-team-a',
      name: 'my-statestore',
      dryRun: true,
    }),
  },
];
