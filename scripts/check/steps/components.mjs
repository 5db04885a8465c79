import { waitFor } from '../../lib/wait.mjs';
import { expect, expectEqual } from '../expect.mjs';
import { registerStore, TENANT_A, TENANT_B } from '../fixtures.mjs';
import { findTenantEntity, listComponents } from '../portal-api.mjs';
import { succeed } from '../tasks.mjs';

async function register(client, id, password) {
  const entity = await findTenantEntity(client, id);
  const tenant = `resource:default/${entity.metadata.name}`;
  await succeed(client, registerStore(id, password, { tenant }));
  const store = await waitFor(
    async () =>
      (
        await listComponents(client, id)
      ).find(
        ({ name, synced }) => name === 'my-statestore' && synced === 'in-sync',
      ),
    { what: `my-statestore of ${id} on the host`, timeoutMs: 20_000 },
  );
  expectEqual(store.host?.name, 'my-statestore', 'Its name on the host');
  expectEqual(store.type, 'state.redis', 'Its type');
  const field = store.metadata.find(({ name }) => name === 'redisPassword');
  expect(
    field?.secretKeyRef && field.value === undefined,
    'The password is not a reference to a Secret',
    field,
  );
}

/** The tutorial's Redis state store, its password as a secret. */
export const componentSteps = [
  {
    name: 'Ann registers a state store; it is on the host under its name',
    run: ({ as: { ann }, password }) => register(ann, TENANT_A, password),
  },
  {
    name: 'Ben registers one too',
    run: ({ as: { ben }, password }) => register(ben, TENANT_B, password),
  },
];
