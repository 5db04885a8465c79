import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { ACTIONS } from 'backstage-plugin-dapr-vcluster-common';
import { stringify } from 'yaml';
import { exampleStep } from '../exampleStep';

const step = (input: object) =>
  exampleStep(ACTIONS.check, 'check', 'Check the Dapr files', input);

export const examples: TemplateExample[] = [
  {
    description: 'Apply fixes to the files and report the remaining findings',
    example: step({
      path: 'manifests/*.yaml',
      tenant: 'sandbox/vcluster-team-a/team-a',
      fix: true,
      failOn: 'never',
    }),
  },
  {
    description: 'Check the Dapr resources and workloads of a tenant',
    example: step({ tenant: 'sandbox/vcluster-team-a/team-a' }),
  },
  {
    description: 'Fail if YAML text has an error',
    example: step({
      manifests: stringify({
        apiVersion: 'dapr.io/v1alpha1',
        kind: 'Configuration',
        metadata: { name: 'tracing' },
        spec: { tracing: { samplingRate: '1' } },
      }),
    }),
  },
];
