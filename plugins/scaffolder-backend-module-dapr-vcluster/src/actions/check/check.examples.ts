import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { ACTIONS } from 'backstage-plugin-dapr-vcluster-common';
import { stringify } from 'yaml';
import { exampleStep } from '../exampleStep';

const step = (input: object) =>
  exampleStep(ACTIONS.check, 'check', 'Check the Dapr files', input);

export const examples: TemplateExample[] = [
  {
    description: 'Mend what can be mended, and report the rest',
    example: step({
      path: 'manifests/*.yaml',
      tenant: 'sandbox/vcluster-team-a/team-a',
      fix: true,
      failOn: 'never',
    }),
  },
  {
    description: 'Check what a tenant has: declared, on the host',
    example: step({ tenant: 'sandbox/vcluster-team-a/team-a' }),
  },
  {
    description: 'Fail when text has an error',
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
