import { useHarness } from '../../__testUtils__/harness';
import { refuse } from '../../__testUtils__/portal';

const tenant = 'sandbox/vcluster-team-a/team-a';

describe('vcluster:wait for a tenant', () => {
  const harness = useHarness();
  const { run, portal } = harness;
  const wait = run.bind(undefined, 'vcluster:wait');
  const created = () =>
    run('vcluster:create', {
      host: 'sandbox',
      name: 'team-a',
      owner: 'group:default/team-a',
    });

  it('logs each change once and ends when the tenant is ready', async () => {
    await created();
    const { log, output } = await wait({ tenant, catalog: true });
    expect(log).toEqual([
      `info Tenant ${tenant}: starting: 0 of 1 replicas are ready`,
      `info Tenant ${tenant}: ready`,
      'info Catalog entity: resource:default/sandbox-team-a',
    ]);
    expect(output).toEqual({
      tenant,
      host: 'sandbox',
      namespace: 'vcluster-team-a',
      name: 'team-a',
      inCatalog: true,
      entityRef: 'resource:default/sandbox-team-a',
    });
  });

  it.each([true, false])(
    'does not fail if the catalog is unavailable (catalog: %s)',
    async catalog => {
      await created();
      jest
        .spyOn(harness.catalog, 'queryEntities')
        .mockRejectedValueOnce(new Error('The catalog is away.'));
      const { log, output } = await wait({ tenant, catalog });
      expect(log.at(-1)).toBe(
        'warn The catalog is away. The tenant itself is not affected.',
      );
      expect(output.inCatalog).toBe(false);
    },
  );

  it('continues without the entity if the catalog is late', async () => {
    await run('vcluster:create', {
      host: 'sandbox',
      name: 'late',
      owner: 'group:default/team-a',
    });
    const { log, output } = await wait({
      host: 'sandbox',
      name: 'late',
      catalog: true,
    });
    expect(log).toContain(
      'info Tenant sandbox/vcluster-late/late is not in the catalog yet',
    );
    expect(output.inCatalog).toBe(false);
    expect(output.entityRef).toBeUndefined();
  });

  it('succeeds immediately if it is run again', async () => {
    await created();
    await wait({ tenant });
    const { log } = await wait({ tenant });
    expect(log).toEqual([`info Tenant ${tenant}: ready`]);
  });

  it.each([
    [{ tenant: 'resource:default/sandbox-team-a' }],
    [{ host: 'sandbox', name: 'team-a' }],
    [{ host: 'sandbox', namespace: 'vcluster-team-a', name: 'team-a' }],
    [{ host: 'resource:default/sandbox', name: 'team-a' }],
  ])('accepts the tenant as %j', async input => {
    await created();
    expect((await wait(input)).output.tenant).toBe(tenant);
  });

  it.each([
    [{}, /tenant is required/],
    [{ tenant: 'sandbox/team-a' }, /"sandbox\/team-a" is not of the form/],
    [{ tenant, name: 'team-a' }, /not both/],
    [{ host: 'Sand Box', name: 'team-a' }, /field host/],
    [{ tenant, for: 'sidecar-ready' }, /appId is required/],
    [{ tenant, for: 'component-synced' }, /component is required/],
    [{ tenant: 'resource:default/other' }, /dapr-vcluster\/tenant/],
  ])('rejects %j', async (input, message) => {
    await expect(wait(input)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(message),
    });
    expect(portal().seen).toEqual([]);
  });

  it('rejects a timeout longer than the lifetime of a token', async () => {
    await expect(wait({ tenant, timeoutMinutes: 61 })).rejects.toThrow(
      /timeoutMinutes must be less than or equal to 55/,
    );
  });

  it('reports the last state on timeout', async () => {
    await created();
    portal().tenants.phases = ['starting'];
    await expect(wait({ tenant, timeoutMinutes: 0.05 })).rejects.toMatchObject({
      name: 'TimeoutError',
      message: expect.stringMatching(
        /Waited 3 seconds for tenant .* to be ready; seen last: Tenant .*: starting: 0 of 1 replicas are ready/,
      ),
    });
  });

  it.each([
    ['paused', 'Resume it first.'],
    [
      'deleting',
      'The tenant is being deleted. Create it again after its deletion.',
    ],
    ['failed', 'See the findings and events on its entity page.'],
  ] as const)('gives up on a tenant that stays %s', async (phase, remedy) => {
    await created();
    portal().tenants.phases = [phase];
    await expect(wait({ tenant })).rejects.toThrow(remedy);
  });

  it('tolerates a short failure phase', async () => {
    await created();
    portal().tenants.phases = ['failed', 'starting', 'ready'];
    const { log } = await wait({ tenant });
    expect(log.at(-1)).toBe(`info Tenant ${tenant}: ready`);
  });

  it('fails for a tenant that does not appear', async () => {
    await expect(wait({ tenant })).rejects.toThrow(
      `Stopped waiting for tenant ${tenant} to be ready: tenant ${tenant} does not exist`,
    );
  });

  it('continues if the host does not respond for a short time', async () => {
    await created();
    portal().interruptions.push(
      refuse(503, 'ServiceUnavailableError', 'host sandbox does not answer'),
    );
    const { log } = await wait({ tenant });
    expect(log[0]).toBe('info host sandbox does not answer');
    expect(log.at(-1)).toBe(`info Tenant ${tenant}: ready`);
  });

  it('describes the fix if the token of the user has expired', async () => {
    await created();
    portal().interruptions.push(
      refuse(401, 'AuthenticationError', 'Invalid user token'),
    );
    await expect(wait({ tenant })).rejects.toMatchObject({
      name: 'AuthenticationError',
      message: expect.stringMatching(
        /Your sign-in is no longer valid: a user's token lasts one hour.*run the template again with the same values/,
      ),
    });
  });

  it('stops when the task is cancelled', async () => {
    await created();
    portal().tenants.phases = ['starting'];
    const cancel = new AbortController();
    portal().onRequest = () => {
      if (portal().seen.length === 3) {
        cancel.abort();
      }
    };
    await expect(wait({ tenant }, { signal: cancel.signal })).rejects.toThrow(
      /^Cancelled while waiting for tenant .*; seen last: Tenant .*: starting/,
    );
    expect(portal().seen).toHaveLength(3);
  });

  it('only logs what it would wait for in a dry run', async () => {
    const { log, output } = await wait({ tenant }, { isDryRun: true });
    expect(log).toEqual([`info Would wait for tenant ${tenant} to be ready`]);
    expect(output.tenant).toBe(tenant);
    expect(portal().seen).toEqual([]);
  });
});
