import { expectEqual } from '../../check/expect.mjs';
import { TENANT_B } from '../../check/fixtures.mjs';
import { succeed } from '../../check/tasks.mjs';
import { waitFor } from '../../lib/wait.mjs';
import { addressOf } from './apps.mjs';
import { callApp } from './host.mjs';
import { registration } from './registration.mjs';

const TOPIC = 'ledger-orders';

const BROKER = {
  name: 'my-pubsub',
  type: 'pubsub.redis',
  metadata: {
    redisHost: 'redis-master.default.svc.cluster.local:6379',
    consumerID: '{namespace}',
    allowedTopics: TOPIC,
  },
  hasPassword: true,
};

/** A sample whose app id is its role. */
const sample = (role, settings = {}) => ({
  template: 'deploy-dapr-app',
  values: { tenant: TENANT_B, appId: role, role, ...settings },
});

/** The samples of pub/sub and of service invocation, deployed by the template. */
export const sampleSteps = host => [
  {
    name: 'Ben registers a broker and deploys a publisher and a subscriber',
    run: async ({ as: { ben }, password }) => {
      const apps = ['publisher', 'subscriber'];
      await succeed(ben, registration(TENANT_B, BROKER, apps, password));
      await Promise.all(
        apps.map(role => succeed(ben, sample(role, { topic: TOPIC }))),
      );
    },
  },
  {
    name: 'What the publisher sends arrives at the subscriber',
    run: async ({ as: { ben } }) => {
      const publisher = await addressOf(host, ben, TENANT_B, 'publisher');
      const subscriber = await addressOf(host, ben, TENANT_B, 'subscriber');
      await callApp(`http://${publisher}:8080/?value=42`, { method: 'POST' });
      const received = await waitFor(
        async () => {
          const messages = await callApp(`http://${subscriber}:8080/`);
          return messages.length > 0 && messages;
        },
        { what: 'A message for the subscriber', timeoutMs: 20_000 },
      );
      expectEqual(received, [{ value: '42' }], 'What was received');
      return JSON.stringify(received);
    },
  },
  {
    name: 'Ben deploys an app that calls another one by its app id',
    run: async ({ as: { ben } }) => {
      await Promise.all([
        succeed(ben, sample('callee')),
        succeed(ben, sample('caller', { callee: 'callee' })),
      ]);
    },
  },
  {
    name: 'The call goes through both sidecars',
    run: async ({ as: { ben } }) => {
      const caller = await addressOf(host, ben, TENANT_B, 'caller');
      const answer = await waitFor(
        async () => {
          const response = await fetch(`http://${caller}:8080/?name=Ben`);
          return response.ok && response.json();
        },
        { what: 'The answer of the other app', timeoutMs: 20_000 },
      );
      expectEqual(answer, { greeting: 'Hello, Ben' }, 'The answer');
      return JSON.stringify(answer);
    },
  },
];
