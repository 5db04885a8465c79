import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { ACTIONS } from 'backstage-plugin-dapr-vcluster-common';
import { exampleStep } from '../exampleStep';

const step = (name: string, input: object) =>
  exampleStep(ACTIONS.wait, 'wait', name, input);

export const examples: TemplateExample[] = [
  {
    description: 'Wait until a tenant is ready and in the catalog',
    example: step('Wait until it is ready', {
      tenant: 'sandbox/vcluster-team-a/team-a',
      for: 'ready',
      catalog: true,
    }),
  },
  {
    description:
      'Set host and name of the tenant, and a timeout of five minutes',
    example: step('Wait until it is ready', {
      host: 'sandbox',
      name: 'team-a',
      timeoutMinutes: 5,
    }),
  },
  {
    description:
      'Wait until the sidecars of an app are ready and have loaded a state store',
    example: step('Wait for the sidecars', {
      tenant: 'resource:default/sandbox-team-a',
      for: 'sidecar-ready',
      appId: 'writer',
      component: 'my-statestore',
    }),
  },
  {
    description: 'Wait until a Dapr Component is on the host',
    example: step('Wait for the Dapr Component', {
      tenant: 'sandbox/vcluster-team-a/team-a',
      for: 'component-synced',
      component: 'my-statestore',
      componentNamespace: 'default',
    }),
  },
];
