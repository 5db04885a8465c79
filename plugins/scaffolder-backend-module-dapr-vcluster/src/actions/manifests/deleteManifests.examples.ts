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
    description:
      'Remove what an apply has created; a template gives its output objects',
    example: step('Remove what this run has created', {
      tenant: 'sandbox/vcluster-team-a/team-a',
      objects,
    }),
  },
  {
    description: 'Only say what would be removed',
    example: step('Show what would go', {
      tenant: 'resource:default/sandbox-team-a',
      objects,
      dryRun: true,
    }),
  },
];
