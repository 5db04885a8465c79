import { expect, expectEqual } from '../../check/expect.mjs';
import { TENANT_A, TENANT_B } from '../../check/fixtures.mjs';
import { tenantPath } from '../../check/portal-api.mjs';
import { waitFor } from '../../lib/wait.mjs';
import { callApp, withJson } from './host.mjs';

const LEAK = 'tutorial-store';

/** The tutorial's own state store: its keys begin with the name of the Dapr Component. */
const tutorialStore = (namespace, password) => ({
  apiVersion: 'dapr.io/v1alpha1',
  kind: 'Component',
  metadata: { name: LEAK, namespace },
  spec: {
    type: 'state.redis',
    version: 'v1',
    metadata: [
      { name: 'keyPrefix', value: 'name' },
      {
        name: 'redisHost',
        value: 'redis-master.default.svc.cluster.local:6379',
      },
      { name: 'redisPassword', value: password },
    ],
  },
});

async function hostPodOf(client, tenant, appId) {
  const { items } = await client.get(tenantPath(tenant, '/sidecars'));
  return items.find(each => each.appId === appId)?.hostPod;
}

/** Writes the store beside the tenant's apps by hand, past the portal, and has the writer load it. */
async function plant(host, client, tenant, password) {
  const before = await hostPodOf(client, tenant, 'writer');
  await host.apply(tutorialStore(before.namespace, password));
  await host.kube('-n', before.namespace, 'delete', 'pod', before.name);
  return waitFor(
    async () => {
      const { items } = await client.get(tenantPath(tenant, '/sidecars'));
      const next = items.find(
        ({ appId, hostPod, state, loaded }) =>
          appId === 'writer' &&
          hostPod?.name !== before.name &&
          state === 'ready' &&
          loaded.value?.some(({ name }) => name === LEAK),
      );
      return next && host.podIp(next.hostPod);
    },
    { what: `The writer of ${tenant} loading ${LEAK}`, timeoutMs: 60_000 },
  );
}

/** Whose keys are whose, as Redis itself has them. */
export const keySteps = host => [
  {
    name: "Redis keeps each tenant's values under a prefix of its own",
    run: async () => {
      const keys = (await host.redis('KEYS', '*')).sort();
      expectEqual(keys, ['ledger||values', 'shop||values'], 'Keys in Redis');
      return keys.join(', ');
    },
  },
  {
    name: "With the tutorial's own Component two tenants share a key",
    run: async ({ as: { ann, ben }, password }) => {
      const a = await plant(host, ann, TENANT_A, password);
      const b = await plant(host, ben, TENANT_B, password);
      const state = ip => `http://${ip}:3500/v1.0/state/${LEAK}`;
      await callApp(
        state(a),
        withJson([{ key: 'values', value: 'of team-a' }]),
      );
      const seen = await callApp(`${state(b)}/values`);
      expectEqual(seen, 'of team-a', 'What team-b reads of team-a');
      const keys = (await host.redis('KEYS', '*')).sort();
      expect(
        keys.includes(`${LEAK}||values`),
        'The shared key is missing',
        keys,
      );
      return keys.join(', ');
    },
  },
  {
    name: 'The portal refuses that Component and names the field',
    run: async ({ as: { ann } }) => {
      const { status, text } = await ann.request(
        'POST',
        tenantPath(TENANT_A, '/components'),
        {
          name: 'leaky',
          type: 'state.redis',
          version: 'v1',
          metadata: [
            { name: 'keyPrefix', value: 'name' },
            {
              name: 'redisHost',
              value: 'redis-master.default.svc.cluster.local:6379',
            },
          ],
          scopes: ['writer'],
        },
      );
      expect(status >= 400 && status < 500, `It answered ${status}`, text);
      expect(
        /keyPrefix/.test(text),
        'The refusal does not name keyPrefix',
        text,
      );
      return `HTTP ${status}`;
    },
  },
  {
    name: 'The planted Component is taken away',
    run: async ({ as: { ann, ben } }) => {
      for (const [client, tenant] of [
        [ann, TENANT_A],
        [ben, TENANT_B],
      ]) {
        const { namespace } = await hostPodOf(client, tenant, 'writer');
        await host.kube('-n', namespace, 'delete', 'component.dapr.io', LEAK);
      }
    },
  },
];
