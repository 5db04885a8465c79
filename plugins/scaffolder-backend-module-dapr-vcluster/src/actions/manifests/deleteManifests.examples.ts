import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { ACTIONS } from 'backstage-plugin-dapr-vcluster-common';
import { exampleStep } from '../exampleStep';

const objects = [
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    namespace: 'default',
    name: 'settings',
    uid: '5a0c9c5e-6c1d-4a54-9a0a-3f1f3f8d6c11',
    outcome: 'created',
  },
];

const step = (name: string, input: object) =>
  exampleStep(ACTIONS.deleteManifests, 'delete', name, input);

export const examples: TemplateExample[] = [
  {
    description: 'Delete the objects that an apply has created',
    example: step('Delete the objects that this task created', {
      tenant: 'sandbox/vcluster-team-a/team-a',
      objects,
    }),
  },
  {
    description: 'Report what would be deleted in a dry run',
    example: step('Show what would go', {
      tenant: 'resource:default/sandbox-team-a',
      objects,
      dryRun: true,
    }),
  },
];
