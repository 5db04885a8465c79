import { refuse } from '../../__testUtils__/portal';
import { TENANT as tenant, useTenant } from '../../__testUtils__/tenant';

describe('vcluster:extend', () => {
  const { run, portal } = useTenant();
  const extend = run.bind(undefined, 'vcluster:extend');

  it('asks once, and reports until when', async () => {
    const { output, checkpoints } = await extend({ tenant, expiresIn: '30d' });
    expect(output).toMatchObject({
      tenant,
      outcome: 'extended',
      expiresAt: '2027-01-31T18:00:00.000Z',
      resumes: true,
      report: `Tenant ${tenant} expires at 2027-01-31T18:00:00.000Z (before: 2026-11-01T00:00:00.000Z). It had expired and is resumed. Its preset allows up to 2027-03-01T00:00:00.000Z.`,
    });
    expect(portal().writes.map(({ path, body }) => [path, body])).toEqual([
      [`/tenants/${tenant}/extend`, { expiresIn: '30d' }],
    ]);
    const retry = await extend({ tenant, expiresIn: '30d' }, { checkpoints });
    expect(retry.output).toEqual(output);
    expect(portal().writes).toHaveLength(1);
  });

  it.each([
    ['the input dryRun', { dryRun: true }, {}],
    ["the scaffolder's dry run", {}, { isDryRun: true }],
  ])('changes nothing with %s', async (_, more, options) => {
    const { output } = await extend({ tenant, ...more }, options);
    expect(output.outcome).toBe('dry-run');
    expect(output.report).toContain('would expire');
    expect(portal().writes).toEqual([]);
  });

  it('takes empty texts of a form for none', async () => {
    await extend({ tenant, expiresIn: '', expiresAt: '' });
    expect(portal().seen[0].body).toEqual({});
  });

  it('refuses when another name was typed', async () => {
    await expect(extend({ tenant, confirm: 'team-a' })).rejects.toThrow(
      /Type "sandbox\/team-a" to extend it/,
    );
    expect(portal().seen).toEqual([]);
  });

  it('says why the portal refuses', async () => {
    portal().interruptions.push(
      refuse(400, 'InputError', 'expiresIn "400d" is later than 90 days', {
        field: 'expiresIn',
        value: '400d',
        fix: 'Use a time up to 2027-03-01T00:00:00.000Z.',
      }),
    );
    await expect(extend({ tenant, expiresIn: '400d' })).rejects.toThrow(
      /later than 90 days/,
    );
  });
});
