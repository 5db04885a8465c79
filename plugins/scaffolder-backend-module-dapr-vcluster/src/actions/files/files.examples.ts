import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { ACTIONS } from 'backstage-plugin-dapr-vcluster-common';
import { exampleStep } from '../exampleStep';

const step = (input: object) =>
  exampleStep(ACTIONS.files, 'files', 'Write the files', input);

const tenant = {
  host: 'sandbox',
  name: 'team-a',
  owner: 'group:default/team-a',
};

export const examples: TemplateExample[] = [
  {
    description: 'Files that Flux applies',
    example: step({ ...tenant, layout: 'flux' }),
  },
  {
    description:
      'Files that Argo CD applies, of another version, in a folder that the portal compares with the host',
    example: step({
      ...tenant,
      layout: 'argocd',
      preset: 'large',
      version: '0.37.2',
      path: 'clusters/sandbox/team-a',
      location:
        'https://github.com/example/infrastructure/tree/main/clusters/sandbox/team-a',
    }),
  },
];
