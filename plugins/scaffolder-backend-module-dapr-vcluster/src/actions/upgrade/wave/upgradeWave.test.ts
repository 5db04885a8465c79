import { useTenant } from '../../../__testUtils__/tenant';

const ids = ['team-a', 'team-b'].map(
  name => `sandbox/vcluster-${name}/${name}`,
);
const confirm = '2 on sandbox';

describe('vcluster:upgrade of several tenants', () => {
  const { run, portal } = useTenant();
  const upgrade = run.bind(undefined, 'vcluster:upgrade');
  const bodies = () => portal().writes.map(({ body }) => body);

  it('starts a wave, waits until it has ended, and says what became of each tenant', async () => {
    portal().waves.states = { 'team-b': 'skipped' };
    const { output, log } = await upgrade({
      tenants: ids,
      version: '0.37.2',
      canary: 1,
      batchSize: 2,
      pauseMinutes: 3,
      confirm,
    });
    expect(bodies()).toEqual([
      {
        tenants: ids,
        version: '0.37.2',
        canary: 1,
        batchSize: 2,
        pauseMinutes: 3,
      },
    ]);
    expect(output).toMatchObject({
      outcome: 'upgraded',
      wave: expect.any(String),
      tenants: [{ state: 'upgraded' }, { state: 'skipped' }],
    });
    expect(output.report).toContain(
      'The wave has ended: 1 upgraded, 1 skipped.',
    );
    expect(output.report).toContain(
      `| ${ids[0]} | 0 | 0.36.1 | 0.37.2 | upgraded |  |`,
    );
    expect(output.report).toContain('- upgrade/memory-limit');
    expect(log).toEqual([
      expect.stringMatching(/^info Wave .* was started: 2 waiting$/),
      expect.stringMatching(/^info Wave .*: running: 2 running$/),
      expect.stringMatching(/^info Wave .*: done: 1 upgraded, 1 skipped$/),
    ]);
  });

  it('takes entity refs and a filter', async () => {
    await upgrade({ tenants: ['resource:default/sandbox-team-a'] });
    await upgrade({ filter: { host: 'sandbox', q: 'team' } });
    expect(bodies()).toEqual([
      { tenants: [ids[0]] },
      { filter: { host: 'sandbox', q: 'team' } },
    ]);
  });

  it('waits for the same wave in a retry', async () => {
    const { checkpoints } = await upgrade({ tenants: ids });
    portal().seen.length = 0;
    const { output } = await upgrade({ tenants: ids }, { checkpoints });
    expect(output.outcome).toBe('upgraded');
    expect(portal().writes).toEqual([]);
  });

  it('shows what would become of each tenant, and starts nothing, in a dry run', async () => {
    const { output } = await upgrade({ tenants: ids, dryRun: true });
    expect(output.outcome).toBe('dry-run');
    expect(output.report).toContain('2 of 2 tenants would be upgraded.');
    expect(portal().writes).toEqual([]);
  });

  it.each([
    [
      'stopped',
      'no room',
      /has stopped \(1 upgraded, 1 rolled-back\).*no room/,
    ],
    ['cancelled', undefined, /was cancelled \(1 upgraded, 1 rolled-back\)/],
  ])('fails when it was %s', async (state, reason, message) => {
    portal().waves.ends = { state, reason };
    portal().waves.states = { 'team-b': 'rolled-back' };
    await expect(upgrade({ tenants: ids })).rejects.toThrow(message);
  });

  it.each([
    [
      'a confirmation of another number',
      { tenants: ids, confirm: '3 on sandbox' },
      'Type "2 on sandbox" to upgrade them. Nothing was upgraded.',
    ],
    [
      'a confirmation that does not fit what the filter selects',
      { filter: {}, confirm },
      'Type "1 on sandbox" to upgrade them.',
    ],
    [
      'one tenant and several',
      { tenants: ids, tenant: ids[0] },
      'Give either tenant, or tenants or filter, not both',
    ],
  ])('refuses %s', async (_, input, message) => {
    await expect(upgrade(input)).rejects.toThrow(message);
    expect(portal().writes).toEqual([]);
  });
});
