import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { ACTIONS } from 'backstage-plugin-dapr-vcluster-common';
import { exampleStep } from '../exampleStep';

const step = (input: object) =>
  exampleStep(ACTIONS.create, 'create', 'Create the vcluster', input);

export const examples: TemplateExample[] = [
  {
    description: 'Create a tenant with the default profile and preset',
    example: step({
      host: 'sandbox',
      name: 'team-a',
      owner: 'group:default/team-a',
    }),
  },
  {
    description:
      'Use the entity ref of the host, and set namespace, profile, preset and labels',
    example: step({
      host: 'resource:default/sandbox',
      namespace: 'vcluster-payments',
      name: 'payments',
      owner: 'group:default/team-a',
      profile: 'oss-multins',
      preset: 'small',
      labels: { 'cost-center': '4711' },
    }),
  },
];
