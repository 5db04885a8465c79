import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { ACTIONS } from 'backstage-plugin-dapr-vcluster-common';
import { stringify } from 'yaml';
import { exampleStep } from '../exampleStep';

const step = (input: object) =>
  exampleStep(ACTIONS.applyManifests, 'apply', 'Apply the manifests', input);

export const examples: TemplateExample[] = [
  {
    description: 'Apply all YAML files of an earlier step',
    example: step({
      tenant: 'resource:default/sandbox-team-a',
      namespace: 'default',
      path: 'manifests/*.yaml',
    }),
  },
  {
    description:
      'Write what would be applied into a file for a pull request, and apply nothing',
    example: step({
      tenant: 'resource:default/sandbox-team-a',
      path: 'manifests/*.yaml',
      file: 'tenants/vcluster-team-a/apps/writer.yaml',
    }),
  },
  {
    description: 'Apply text',
    example: step({
      tenant: 'sandbox/vcluster-team-a/team-a',
      manifests: stringify({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'settings' },
        data: { greeting: 'hello' },
      }),
    }),
  },
];
