import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { ACTIONS } from 'backstage-plugin-dapr-vcluster-common';
import { exampleStep } from '../exampleStep';

const step = (input: object) =>
  exampleStep(
    ACTIONS.registerComponent,
    'register',
    'Register the Dapr Component',
    input,
  );

export const examples: TemplateExample[] = [
  {
    description:
      'Register a Redis state store with the name of the tenant as key prefix',
    example: step({
      tenant: 'sandbox/vcluster-team-a/team-a',
      name: 'my-statestore',
      type: 'state.redis',
      version: 'v1',
      metadata: {
        keyPrefix: 'team-a',
        redisHost: 'redis-master.default.svc.cluster.local:6379',
      },
      secrets: { redisPassword: '${{ secrets.redisPassword }}' },
      scopes: ['writer', 'reader'],
    }),
  },
  {
    description: 'Register a Subscription, given as a manifest',
    example: step({
      tenant: 'sandbox/vcluster-team-a/team-a',
      manifest: {
        apiVersion: 'dapr.io/v2alpha1',
        kind: 'Subscription',
        metadata: { name: 'on-orders' },
        spec: {
          pubsubname: 'orders',
          topic: 'team-a-orders',
          routes: { default: '/orders' },
        },
        scopes: ['reader'],
      },
    }),
  },
  {
    description: 'Refer to a Secret that exists, and do not wait',
    example: step({
      tenant: 'resource:default/sandbox-team-a',
      namespace: 'default',
      name: 'orders',
      type: 'pubsub.redis',
      version: 'v1',
      metadata: [
        {
          name: 'redisHost',
          value: 'redis-master.default.svc.cluster.local:6379',
        },
        {
          name: 'redisPassword',
          secretKeyRef: { name: 'redis', key: 'redis-password' },
        },
        { name: 'consumerID', value: '{namespace}' },
        { name: 'allowedTopics', value: 'team-a-orders' },
      ],
      scopes: ['writer'],
      ignoreErrors: true,
      waitForHost: false,
    }),
  },
];
