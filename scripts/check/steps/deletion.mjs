import { waitFor } from '../../lib/wait.mjs';
import { expect, expectEqual } from '../expect.mjs';
import { TENANT_A, TENANT_B } from '../fixtures.mjs';
import { findTenantEntity, listTenants, tenantPath } from '../portal-api.mjs';
import { failWith, succeed } from '../tasks.mjs';

const deletion = (tenant, confirm) => ({
  template: 'delete-tenant',
  values: { tenant, confirm },
});

async function expectGone(client, id) {
  await waitFor(async () => !(await findTenantEntity(client, id)), {
    what: `The entity of ${id} disappearing`,
    timeoutMs: 20_000,
  });
  const listed = (await listTenants(client)).some(tenant => tenant.id === id);
  expect(!listed, `${id} is still in the list of tenants`);
  const { status } = await client.request('GET', tenantPath(id));
  expectEqual(status, 404, `Status of ${id} for a platform engineer`);
}

/** Deleting removes vcluster, namespaces, Secrets and entity, and says what it removed. */
export const deletionSteps = [
  {
    name: 'Deleting with the wrong name typed changes nothing',
    run: async ({ as: { ann, pat } }) => {
      await failWith(ann, deletion(TENANT_A, 'another'), /confirm|name/);
      expectEqual(
        (await pat.get(tenantPath(TENANT_A))).phase,
        'ready',
        'Phase',
      );
    },
  },
  {
    name: 'Ann deletes the vcluster of team-a and learns what was removed',
    run: async ({ as: { ann, pat } }) => {
      const { output } = await succeed(ann, deletion(TENANT_A, 'shop'));
      const report = (output.text ?? []).map(text => text.content).join('\n');
      for (const word of ['Namespace', 'vcluster-shop']) {
        expect(report.includes(word), `The report lacks "${word}"`, report);
      }
      await expectGone(pat, TENANT_A);
    },
  },
  {
    name: 'Ben deletes his; its hashed namespaces go too',
    run: async ({ as: { ben, pat } }) => {
      const { hostNamespaces } = await pat.get(tenantPath(TENANT_B));
      const { output } = await succeed(ben, deletion(TENANT_B, 'ledger'));
      const report = (output.text ?? []).map(text => text.content).join('\n');
      for (const { name } of hostNamespaces) {
        expect(report.includes(name), `The report lacks "${name}"`, report);
      }
      await expectGone(pat, TENANT_B);
    },
  },
  {
    name: 'Deleting again finds nothing to do',
    run: async ({ as: { pat } }) => {
      await succeed(pat, deletion(TENANT_A, 'shop'));
    },
  },
];
