import { expect, expectEqual } from '../expect.mjs';
import { CREATE_B, registerStore, TENANT_A, TENANT_B } from '../fixtures.mjs';
import { findTenantEntity, listTenants, tenantPath } from '../portal-api.mjs';
import { failWith } from '../tasks.mjs';

const COMPONENT = {
  name: 'intruder',
  type: 'state.in-memory',
  version: 'v1',
  metadata: [],
  scopes: ['writer'],
};

/** Every way to reach a tenant, and the permission each needs. */
const CALLS = [
  ['GET', '', 'tenant.read'],
  ['GET', '/components', 'component.read'],
  ['GET', '/sidecars', 'tenant.read'],
  ['GET', '/events', 'tenant.read'],
  ['GET', '/logs/syncer', 'log.read'],
  ['GET', '/logs/default/writer', 'log.read'],
  ['GET', '/logs/default/writer/daprd?follow=true', 'log.read'],
  ['POST', '/components', 'component.apply', COMPONENT],
  ['DELETE', '/components/default/my-statestore', 'component.delete'],
  ['POST', '/manifests', 'tenant.update', { manifests: 'kind: ConfigMap' }],
  ['DELETE', '', 'tenant.delete'],
];

async function expectClosed(client, foreign) {
  expectEqual(
    await findTenantEntity(client, foreign),
    undefined,
    `What ${client.user} sees of ${foreign} in the catalog`,
  );
  const listed = (await listTenants(client)).some(({ id }) => id === foreign);
  expect(!listed, `${client.user} sees ${foreign} in the list of tenants`);
  for (const [method, rest, permission, body] of CALLS) {
    const { status, text } = await client.request(
      method,
      tenantPath(foreign, rest),
      body,
    );
    expectEqual(
      status,
      403,
      `${client.user}: status of ${method} ${rest || '/'}`,
    );
    expect(
      text.includes(`dapr-vcluster.${permission}`),
      `The refusal of ${method} ${rest || '/'} does not name the permission`,
      text,
    );
  }
}

/** Neither team reaches the other's tenant by entity, route or action. */
export const isolationSteps = [
  {
    name: 'Ben cannot see or change the vcluster of team-a',
    run: ({ as: { ben } }) => expectClosed(ben, TENANT_A),
  },
  {
    name: 'Ann cannot see or change the vcluster of team-b',
    run: ({ as: { ann } }) => expectClosed(ann, TENANT_B),
  },
  {
    name: 'Nor through a template',
    run: async ({ as: { ann }, password }) => {
      const run = registerStore(TENANT_B, password);
      await failWith(ann, run, /dapr-vcluster\.\w+\.\w+/);
      await failWith(
        ann,
        { ...CREATE_B, values: { ...CREATE_B.values, name: 'foreign' } },
        /owner|team-b/,
      );
    },
  },
  {
    name: 'A guest sees neither',
    run: async ({ as: { guest } }) => {
      await expectClosed(guest, TENANT_A);
      await expectClosed(guest, TENANT_B);
    },
  },
  {
    name: 'A platform engineer sees both',
    run: async ({ as: { pat } }) => {
      const ids = (await listTenants(pat)).map(({ id }) => id);
      expect(
        [TENANT_A, TENANT_B].every(id => ids.includes(id)),
        'Not all tenants are listed',
        ids,
      );
    },
  },
];
