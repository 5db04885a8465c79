import { waitFor } from '../../lib/wait.mjs';
import { expect, expectEqual } from '../expect.mjs';
import {
  CREATE_A,
  CREATE_B,
  CREATE_C,
  HOST_NAME,
  registerStore,
  TENANT_A,
  TENANT_B,
  TENANT_C,
} from '../fixtures.mjs';
import { findTenantEntity, tenantPath } from '../portal-api.mjs';
import { succeed } from '../tasks.mjs';

const SOON_MS = 20_000;

async function createTenant(client, run, id, profile) {
  const { log } = await succeed(client, run);
  const entity = await waitFor(() => findTenantEntity(client, id), {
    what: `The catalog entity of ${id}`,
    timeoutMs: SOON_MS,
  });
  const tenant = await waitFor(
    async () => {
      const found = await client.get(tenantPath(id));
      return found.phase === 'ready' && found;
    },
    { what: `${id} becoming ready`, timeoutMs: SOON_MS },
  );
  expectEqual(tenant.profile, profile, `Profile of ${id}`);
  expectEqual(entity.spec.owner, run.values.owner, 'Owner of the entity');
  return log;
}

/** Both teams order a vcluster from the template. */
export const tenantSteps = [
  {
    name: 'The host is in the catalog, for the platform team only',
    run: async ({ as: { ann, pat } }) => {
      const read = async client => {
        const path = `/api/catalog/entities/by-name/resource/default/${HOST_NAME}`;
        return (await client.request('GET', path)).status;
      };
      await waitFor(async () => (await read(pat)) === 200, {
        what: `The entity of host ${HOST_NAME}`,
        timeoutMs: SOON_MS,
      });
      // Its relations name the tenants of all teams.
      expectEqual(await read(ann), 404, 'Status for a member of a team');
    },
  },
  {
    name: 'Ann creates a vcluster for team-a',
    run: async ({ as: { ann } }) => {
      const log = await createTenant(
        ann,
        CREATE_A,
        TENANT_A,
        'oss-hostmanaged',
      );
      for (const phase of [/starting/i, /ready/i]) {
        expect(
          log.some(line => phase.test(line)),
          `The task log does not mention ${phase}`,
          log,
        );
      }
    },
  },
  {
    name: 'Ben creates one for team-b with the other profile',
    run: async ({ as: { ben } }) => {
      await createTenant(ben, CREATE_B, TENANT_B, 'oss-multins');
    },
  },
  ...(CREATE_C
    ? [
        {
          name: 'Ann creates one more with the default profile, and registers a state store in it',
          run: async ({ as: { ann } }) => {
            await createTenant(ann, CREATE_C, TENANT_C, 'oss-synced');
            await succeed(ann, registerStore(TENANT_C, 'password-of-cart'));
            const items = await waitFor(
              async () => {
                const { items: all } = await ann.get(
                  `${tenantPath(TENANT_C)}/components`,
                );
                return all.some(({ host }) => host) && all;
              },
              { what: 'The copy on the host', timeoutMs: SOON_MS },
            );
            expectEqual(items[0].virtual?.namespace, 'default', 'Declared in');
            expectEqual(items[0].host.namespace, 'vcluster-cart', 'Copied to');
          },
        },
      ]
    : []),
];
