import { useHarness } from '../../__testUtils__/harness';
import { refuse } from '../../__testUtils__/portal';
import { TENANT_INPUT as input } from '../../__testUtils__/tenant';

describe('vcluster:create', () => {
  const { run, portal } = useHarness();
  const create = run.bind(undefined, 'vcluster:create');

  it('creates the tenant on behalf of the user and reports the created objects', async () => {
    const { output, log } = await create(input);
    expect(output).toMatchObject({
      tenant: 'sandbox/vcluster-team-a/team-a',
      host: 'sandbox',
      namespace: 'vcluster-team-a',
      name: 'team-a',
      outcome: 'created',
      entityRef: 'resource:default/sandbox-team-a',
    });
    expect(log).toContain('info created: Namespace vcluster-team-a');
    const [{ authorization, body }] = portal().seen;
    expect(body).toEqual(input);
    expect(authorization).toContain('"obo":"user:default/mock"');
    expect(authorization).toContain('"target":"dapr-vcluster"');
  });

  it('accepts the entity ref of the host', async () => {
    await create({ ...input, host: 'resource:default/sandbox' });
    expect(portal().seen[0].body.host).toBe('sandbox');
  });

  it('changes nothing if it is run again', async () => {
    await create(input);
    const { output } = await create(input);
    expect(output.outcome).toBe('unchanged');
    expect(portal().tenants.byId.size).toBe(1);
  });

  it('rejects other values with the field, the value and the fix', async () => {
    await create(input);
    await expect(
      create({ ...input, owner: 'group:default/team-b' }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message:
        'tenant sandbox/vcluster-team-a/team-a exists with another owner (value "group:default/team-b"). Use group:default/team-a, or choose another name.',
    });
  });

  it('keeps "created" in a retry after its own creation', async () => {
    const first = await create(input);
    const retry = await create(input, { checkpoints: first.checkpoints });
    expect(retry.output.outcome).toBe('created');
    expect([...first.checkpoints]).toEqual([
      [
        'vcluster.create.sandbox..team-a',
        { outcome: 'created', created: [first.output.uid] },
      ],
    ]);
  });

  it('reports the tenant of a retry after a clean-up, and not the tenant of another task', async () => {
    const { checkpoints, output } = await create(input);
    portal().tenants.byId.clear();
    const again = await create(input, { checkpoints });
    expect(again.output.outcome).toBe('created');
    expect(again.output.uid).not.toBe(output.uid);

    portal().tenants.byId.clear();
    await create(input);
    const third = await create(input, { checkpoints });
    expect(third.output.outcome).toBe('unchanged');
  });

  it('sends the request again in a retry after a failure', async () => {
    portal().interruptions.push(
      refuse(503, 'ServiceUnavailableError', 'host sandbox does not answer'),
    );
    const checkpoints = new Map();
    await expect(create(input, { checkpoints })).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    const { output } = await create(input, { checkpoints });
    expect(output.outcome).toBe('created');
  });

  it('changes nothing in a dry run and reports the objects it would create', async () => {
    const { output, log } = await create(input, { isDryRun: true });
    expect(output.outcome).toBe('dry-run');
    expect(log).toContain('info would-create: Namespace vcluster-team-a');
    expect(portal().writes).toEqual([]);
    expect(portal().tenants.byId.size).toBe(0);
  });

  it('makes a dry run within a task, and logs what would be written', async () => {
    const { output, log } = await create({ ...input, dryRun: true });
    expect(output.outcome).toBe('dry-run');
    expect(log).toContain('info would-create: Namespace vcluster-team-a');
    expect(portal().tenants.byId.size).toBe(0);
    expect(portal().seen[0].body).toEqual(input);
  });

  it('names the missing permission', async () => {
    portal().interruptions.push(
      refuse(403, 'NotAllowedError', 'You may not create tenants', {
        permission: 'dapr-vcluster.tenant.create',
      }),
    );
    await expect(create(input)).rejects.toMatchObject({
      name: 'NotAllowedError',
      message:
        'You may not create tenants (permission dapr-vcluster.tenant.create)',
    });
  });

  it.each([
    [{ ...input, owner: undefined }, /requires property "owner"/],
    [{ ...input, size: 'xl' }, /additional property "size"/],
    [{ ...input, namespace: 'Not_A_Label' }, /namespace does not match/],
  ])('rejects %j without a request', async (bad, message) => {
    const given = JSON.parse(JSON.stringify(bad));
    await expect(create(given)).rejects.toThrow(message);
    expect(portal().seen).toEqual([]);
  });

  it.each([
    ['resource:default/other', /has no annotation dapr-vcluster\/host/],
    ['resource:default/none', /does not exist in the catalog/],
    ['resource:', /neither a name nor an entity ref/],
  ])('rejects the host %s', async (host, message) => {
    await expect(create({ ...input, host })).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(message),
    });
    expect(portal().seen).toEqual([]);
  });
});
