import { refuse } from '../../__testUtils__/portal';
import {
  TENANT as tenant,
  TENANT_INPUT,
  useTenant,
} from '../../__testUtils__/tenant';

describe('vcluster:delete', () => {
  const { run, portal } = useTenant();
  const remove = run.bind(undefined, 'vcluster:delete');

  it('repeats the request until nothing is left, and reports all deleted objects', async () => {
    const { output, log } = await remove({ tenant, confirm: 'team-a' });
    expect(portal().writes).toHaveLength(2);
    expect(output.outcome).toBe('deleted');
    expect(output.removed.map((object: any) => object.kind)).toEqual([
      'HelmRelease',
      'Namespace',
    ]);
    expect(output.report).toBe(
      [
        `Tenant ${tenant} was deleted with 2 objects:`,
        '',
        '- HelmRelease vcluster-team-a/team-a',
        '- Namespace vcluster-team-a',
      ].join('\n'),
    );
    expect(log).toEqual([
      'info deleted: HelmRelease vcluster-team-a/team-a',
      `info Tenant ${tenant}: waiting for the deletion of Namespace vcluster-team-a`,
      'info deleted: Namespace vcluster-team-a',
      `info Tenant ${tenant}: deleted`,
      `info Tenant ${tenant} was deleted with 2 objects:`,
    ]);
  });

  it('succeeds for a tenant that does not exist', async () => {
    await remove({ tenant });
    const { output } = await remove({ tenant });
    expect(output.outcome).toBe('absent');
    expect(output.report).toBe(
      `Tenant ${tenant} does not exist. Nothing was deleted.`,
    );
  });

  it('keeps the report in a retry, and does not delete a new tenant with the same name', async () => {
    const first = await remove({ tenant });
    portal().seen.length = 0;
    const retry = await remove({ tenant }, { checkpoints: first.checkpoints });
    expect(retry.output.report).toBe(first.output.report);
    expect(portal().seen).toEqual([]);
  });

  it('deletes a tenant that the same task has created again', async () => {
    const { checkpoints } = await remove({ tenant, uid: 'uid-1' });
    await run('vcluster:create', TENANT_INPUT);
    const { output } = await remove({ tenant, uid: 'uid-2' }, { checkpoints });
    expect(output.outcome).toBe('deleted');
    expect(portal().tenants.byId.size).toBe(0);
  });

  it('continues an interrupted deletion in a retry', async () => {
    const checkpoints = new Map();
    portal().onRequest = ({ method }) => {
      if (method === 'DELETE' && portal().seen.length === 1) {
        portal().interruptions.push(refuse(500, 'Error', 'out of order'));
      }
    };
    await expect(remove({ tenant }, { checkpoints })).rejects.toThrow(
      'out of order. The request may be completed partially.',
    );
    portal().onRequest = () => {};
    const { output } = await remove({ tenant }, { checkpoints });
    expect(output.outcome).toBe('deleted');
    expect(portal().tenants.byId.size).toBe(0);
  });

  it.each([
    ['the input dryRun', { dryRun: true }, {}],
    ["the scaffolder's dry run", {}, { isDryRun: true }],
  ])('only reports what it would delete with %s', async (_, more, options) => {
    const { output } = await remove({ tenant, ...more }, options);
    expect(output.outcome).toBe('dry-run');
    expect(output.report).toContain(
      'exists. A deletion would delete 2 objects:',
    );
    expect(portal().writes).toEqual([]);
    expect(portal().tenants.byId.size).toBe(1);
  });

  it('rejects a confirmation that is not the name of the tenant', async () => {
    await expect(
      remove({ tenant: 'resource:default/sandbox-team-a', confirm: 'team-b' }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: `confirm "team-b" is not the name of the selected vcluster (${tenant}). Type "team-a" to delete it. Nothing was deleted.`,
    });
    expect(portal().seen).toEqual([]);
  });

  it('stops when the task is cancelled', async () => {
    const cancel = new AbortController();
    portal().onRequest = () => cancel.abort();
    await expect(remove({ tenant }, { signal: cancel.signal })).rejects.toThrow(
      `Cancelled while waiting for tenant ${tenant} to be deleted`,
    );
    expect(portal().seen).toHaveLength(1);
  });
});
