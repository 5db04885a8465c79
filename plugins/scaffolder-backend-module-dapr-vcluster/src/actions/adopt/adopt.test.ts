import { TENANT as tenant, useTenant } from '../../__testUtils__/tenant';

describe('vcluster:adopt and vcluster:release', () => {
  const { run, portal } = useTenant();
  const adopt = run.bind(undefined, 'vcluster:adopt');
  const release = run.bind(undefined, 'vcluster:release');
  const owner = 'group:default/team-a';

  it('registers a vcluster and says what is known and missing', async () => {
    const { output, log } = await adopt({
      tenant,
      owner,
      confirm: 'sandbox/team-a',
    });
    expect(portal().writes.map(({ body }) => body)).toEqual([{ owner }]);
    expect(output.outcome).toBe('adopted');
    expect(output.report).toBe(
      [
        `Tenant ${tenant} is registered with owner ${owner}.`,
        '',
        '- Version: 0.36.1',
        '- Profile: oss-hostmanaged',
        '- Installed by: Helm (revision 3)',
        '- adopt/no-kubeconfig: No kubeconfig. Let it be written',
      ].join('\n'),
    );
    expect(log).toContain(
      'warn adopt/no-kubeconfig: No kubeconfig. Let it be written',
    );
  });

  it('undoes it', async () => {
    const { output } = await release({ tenant, confirm: 'sandbox/team-a' });
    expect(output).toEqual({ tenant, outcome: 'released' });
    expect(portal().writes[0].method).toBe('DELETE');
  });

  it.each([
    ['the input dryRun', { dryRun: true }, {}],
    ["the scaffolder's dry run", {}, { isDryRun: true }],
  ])('changes nothing with %s', async (_, more, options) => {
    const adopted = await adopt({ tenant, owner, ...more }, options);
    expect(adopted.output.report).toContain('would be registered');
    const released = await release({ tenant, ...more }, options);
    expect(released.output.outcome).toBe('dry-run');
    expect(portal().writes).toEqual([]);
  });

  it.each([
    ['register', () => adopt({ tenant, owner, confirm: 'team-a' })],
    ['release', () => release({ tenant, confirm: 'team-a' })],
  ])('refuses to %s when something else was typed', async (verb, act) => {
    await expect(act()).rejects.toThrow(`Type "sandbox/team-a" to ${verb} it.`);
    expect(portal().seen).toEqual([]);
  });
});
