import { waitFor } from '../../lib/wait.mjs';
import { expect, expectEqual } from '../expect.mjs';
import { listComponents, listSidecars, listTenants } from '../portal-api.mjs';

const QUERY = '?host=recorded';

const tenantNamed = (tenants, name) =>
  tenants.find(({ ref }) => ref.name === name);

async function sidecarStates(client, id) {
  const sidecars = await listSidecars(client, id);
  return new Map(
    sidecars.map(({ app, appId, state }) => [app || appId, state]),
  );
}

function expectState(states, name, wanted) {
  const match = [...states].find(([app]) => app.startsWith(name));
  expectEqual(match?.[1], wanted, `State of ${name} on the recorded host`);
}

/** What real vclusters and a real Dapr left behind, shown on the read-only host. */
export const recordedSteps = [
  {
    name: 'The recorded host shows its two tenants',
    run: ({ as: { pat } }) =>
      waitFor(
        async () => {
          const names = (await listTenants(pat, QUERY)).map(t => t.ref.name);
          return names.includes('team-a') && names.includes('team-b');
        },
        { what: 'Listing team-a and team-b', timeoutMs: 20_000 },
      ).then(() => undefined),
  },
  {
    name: 'Recorded team-a: who has a sidecar and who has not',
    run: async ({ as: { pat } }) => {
      const { id } = tenantNamed(await listTenants(pat, QUERY), 'team-a');
      const states = await sidecarStates(pat, id);
      expectState(states, 'java-app', 'ready');
      expectState(states, 'go-app', 'ready');
      expectState(states, 'cart', 'ready');
      expectState(states, 'yes-app', 'not-injected');
      expectState(states, 'bad-id', 'rejected');
      const components = await listComponents(pat, id);
      expect(components.length > 0, 'team-a has no Dapr Components');
    },
  },
  {
    name: 'Recorded team-b: my-statestore and orders',
    run: async ({ as: { pat } }) => {
      const { id } = tenantNamed(await listTenants(pat, QUERY), 'team-b');
      const components = await listComponents(pat, id);
      expect(
        components.some(({ name }) => name === 'my-statestore'),
        'team-b has no my-statestore',
        components,
      );
      expectState(await sidecarStates(pat, id), 'orders', 'ready');
    },
  },
  {
    name: 'A guest reads the recorded tenants, and only those',
    run: async ({ as: { guest } }) => {
      const hosts = (await listTenants(guest)).map(({ ref }) => ref.host);
      expectEqual([...new Set(hosts)], ['recorded'], 'What a guest sees');
    },
  },
];
