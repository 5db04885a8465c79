import { TENANT as tenant, useTenant } from '../../__testUtils__/tenant';

describe('vcluster:upgrade', () => {
  const { run, portal } = useTenant();
  const upgrade = run.bind(undefined, 'vcluster:upgrade');

  it('repeats the request until the tenant is healthy, and says what has changed', async () => {
    const { output, log } = await upgrade({
      tenant,
      version: '0.37.2',
      confirm: 'sandbox/team-a',
    });
    expect(portal().writes.map(({ body }) => body)).toEqual([
      { version: '0.37.2' },
      { version: '0.37.2' },
    ]);
    expect(output).toMatchObject({
      outcome: 'upgraded',
      from: '0.36.1',
      to: '0.37.2',
      findings: [{ ruleId: 'upgrade/memory-limit' }],
    });
    expect(output.report).toContain(
      `Tenant ${tenant} is upgraded from 0.36.1 to 0.37.2.`,
    );
    expect(output.report).toContain('gets fixes until 2027-03-01');
    expect(log).toEqual([
      'info upgrade/memory-limit: The memory limit is 4Gi. Check the quota',
      `info Tenant ${tenant}: upgrading: 0 of 1 replicas are ready`,
      `info Tenant ${tenant}: upgraded`,
    ]);
    const again = await upgrade({ tenant });
    expect(again.output.outcome).toBe('unchanged');
    expect(again.output.report).toContain('Nothing was changed.');
  });

  it.each([
    [
      'rolled-back',
      `Tenant ${tenant} was rolled back to 0.36.1 because it could not be upgraded to 0.37.2: no room`,
    ],
    [
      'failed',
      `Tenant ${tenant} could be neither upgraded to 0.37.2 nor rolled back to 0.36.1: no room. Ask the platform team`,
    ],
  ])('fails with the reason when it was %s', async (outcome, message) => {
    portal().tenants.upgradeEnds = { outcome, reason: 'no room' };
    await expect(upgrade({ tenant })).rejects.toThrow(message);
  });

  it('does not upgrade again in a retry', async () => {
    const { checkpoints, output } = await upgrade({ tenant });
    portal().seen.length = 0;
    const retry = await upgrade({ tenant }, { checkpoints });
    expect(retry.output).toEqual(output);
    expect(portal().seen).toEqual([]);
  });

  it.each([
    ['the input dryRun', { dryRun: true }, {}],
    ["the scaffolder's dry run", {}, { isDryRun: true }],
  ])(
    'shows the difference and changes nothing with %s',
    async (_, more, options) => {
      const { output } = await upgrade({ tenant, ...more }, options);
      expect(output.outcome).toBe('dry-run');
      expect(output.report).toContain(
        '```diff\n-version: 0.36.1\n+version: 0.37.2\n```',
      );
      expect(portal().writes).toEqual([]);
    },
  );

  it('refuses when something else was typed', async () => {
    await expect(upgrade({ tenant, confirm: 'team-a' })).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(
        'Type "sandbox/team-a" to upgrade it. Nothing was upgraded.',
      ),
    });
    expect(portal().seen).toEqual([]);
  });
});
