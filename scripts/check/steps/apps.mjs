import { waitFor } from '../../lib/wait.mjs';
import { expectEqual } from '../expect.mjs';
import { deployApp, TENANT_A, TENANT_B } from '../fixtures.mjs';
import { findTenantEntity, listSidecars } from '../portal-api.mjs';
import { succeed } from '../tasks.mjs';

const ROLES = ['writer', 'reader'];

async function deployBoth(client, id) {
  const { metadata } = await findTenantEntity(client, id);
  for (const role of ROLES) {
    await succeed(client, deployApp(`resource:default/${metadata.name}`, role));
  }
  const ready = await waitFor(
    async () => {
      const sidecars = await listSidecars(client, id);
      const found = ROLES.map(role =>
        sidecars.find(
          ({ appId, state }) => appId === role && state === 'ready',
        ),
      );
      return found.every(Boolean) && found;
    },
    { what: `Both sidecars of ${id} becoming ready`, timeoutMs: 20_000 },
  );
  for (const { appId, version, loaded } of ready) {
    expectEqual(typeof version, 'string', `Type of the version of ${appId}`);
    expectEqual(
      loaded.value?.map(({ name }) => name),
      ['my-statestore'],
      `What ${appId} has loaded`,
    );
  }
}

/** A writer and a reader per team, each with a daprd that has loaded the state store. */
export const appSteps = [
  {
    name: 'Ann deploys a writer and a reader; both have loaded the state store',
    run: ({ as: { ann } }) => deployBoth(ann, TENANT_A),
  },
  {
    name: 'Ben deploys his',
    run: ({ as: { ben } }) => deployBoth(ben, TENANT_B),
  },
];
