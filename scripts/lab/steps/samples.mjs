import { expectEqual } from '../../check/expect.mjs';
import { TENANT_A, TENANT_B } from '../../check/fixtures.mjs';
import { tenantPath } from '../../check/portal-api.mjs';
import { succeed } from '../../check/tasks.mjs';
import { waitFor } from '../../lib/wait.mjs';
import { addressOf } from './apps.mjs';
import { callApp } from './host.mjs';
import { registration } from './registration.mjs';

/** What runs as it, the agent of the lab knows by its name. */
const SAMPLES = 'registry.example.com/demo/samples:1.0.0';

const broker = topic => ({
  name: 'my-pubsub',
  type: 'pubsub.redis',
  metadata: {
    redisHost: 'redis-master.default.svc.cluster.local:6379',
    consumerID: '{namespace}',
    allowedTopics: topic,
  },
  hasPassword: true,
});

/** The samples of one team, whose apps have their roles for app ids. */
function stepsOf(host, { user, tenant }) {
  const topic = `${tenant.split('/')[2]}-orders`;
  const deploy = (client, role, settings = {}) =>
    succeed(client, {
      template: 'deploy-dapr-app',
      values: { tenant, appId: role, role, image: SAMPLES, ...settings },
    });
  return [
    {
      name: `${user} registers a broker and deploys a publisher and a subscriber`,
      run: async ({ as: { [user]: client }, password }) => {
        const apps = ['publisher', 'subscriber'];
        await succeed(
          client,
          registration(tenant, broker(topic), apps, password),
        );
        await Promise.all(apps.map(role => deploy(client, role, { topic })));
      },
    },
    {
      name: `What the publisher of ${tenant} sends arrives at its subscriber`,
      run: async ({ as: { [user]: client } }) => {
        const publisher = await addressOf(host, client, tenant, 'publisher');
        const subscriber = await addressOf(host, client, tenant, 'subscriber');
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
      name: `${user} deploys an app that calls another one by its app id`,
      run: async ({ as: { [user]: client } }) => {
        await Promise.all([
          deploy(client, 'callee'),
          deploy(client, 'caller', { callee: 'callee' }),
        ]);
      },
    },
    {
      name: `The call goes through both sidecars of ${tenant}`,
      run: async ({ as: { [user]: client } }) => {
        const caller = await addressOf(host, client, tenant, 'caller');
        const answer = await waitFor(
          async () => {
            const response = await fetch(`http://${caller}:8080/?name=Ada`);
            return response.ok && response.json();
          },
          { what: 'The answer of the other app', timeoutMs: 20_000 },
        );
        expectEqual(answer, { greeting: 'Hello, Ada' }, 'The answer');
        return JSON.stringify(answer);
      },
    },
    {
      name: `The guardrails find no error in what runs in ${tenant}`,
      run: async ({ as: { [user]: client } }) => {
        const { findings, objects, notChecked } = await client.get(
          tenantPath(tenant, '/check'),
        );
        const errors = findings.filter(({ severity }) => severity === 'error');
        expectEqual(errors, [], 'Errors');
        expectEqual(notChecked, [], 'What could not be checked');
        return `${objects} objects`;
      },
    },
  ];
}

/** The samples of pub/sub and of service invocation, deployed by the template; each profile has its own way. */
export const sampleSteps = host => [
  ...stepsOf(host, { user: 'ann', tenant: TENANT_A }),
  ...stepsOf(host, { user: 'ben', tenant: TENANT_B }),
];
