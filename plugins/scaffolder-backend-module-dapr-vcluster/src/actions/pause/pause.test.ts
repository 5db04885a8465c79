import { TENANT as tenant, useTenant } from '../../__testUtils__/tenant';

describe('vcluster:pause and vcluster:resume', () => {
  const { run, portal } = useTenant();
  const pause = run.bind(undefined, 'vcluster:pause');
  const resume = run.bind(undefined, 'vcluster:resume');

  it('repeats the request until nothing runs, and reports all that was stopped', async () => {
    const { output, log } = await pause({ tenant, confirm: 'sandbox/team-a' });
    expect(portal().writes).toHaveLength(2);
    expect(output.outcome).toBe('paused');
    expect(output.report).toBe(
      [
        `Tenant ${tenant} is paused. Stopped:`,
        '',
        '- StatefulSet vcluster-team-a/team-a',
        '- Pod vcluster-team-a/coredns',
      ].join('\n'),
    );
    expect(log).toEqual([
      'info changed: StatefulSet vcluster-team-a/team-a',
      `info Tenant ${tenant}: waiting for the end of Pod vcluster-team-a/coredns`,
      'info deleted: Pod vcluster-team-a/coredns',
      `info Tenant ${tenant}: paused`,
    ]);
    const again = await pause({ tenant });
    expect(again.output.outcome).toBe('unchanged');
    expect(again.output.report).toBe(
      `Tenant ${tenant} was paused already. Nothing was changed.`,
    );
  });

  it('does not pause again in a retry', async () => {
    const { checkpoints, output } = await pause({ tenant });
    await resume({ tenant });
    portal().seen.length = 0;
    const retry = await pause({ tenant }, { checkpoints });
    expect(retry.output).toEqual(output);
    expect(portal().seen).toEqual([]);
  });

  it('resumes a paused tenant, and one that runs without a change', async () => {
    await pause({ tenant });
    const { output } = await resume({ tenant, confirm: 'sandbox/team-a' });
    expect(output.outcome).toBe('resumed');
    const again = await resume({ tenant });
    expect(again.output.outcome).toBe('unchanged');
  });

  it.each([
    ['the input dryRun', { dryRun: true }, {}],
    ["the scaffolder's dry run", {}, { isDryRun: true }],
  ])('changes nothing with %s', async (_, more, options) => {
    const paused = await pause({ tenant, ...more }, options);
    expect(paused.output.outcome).toBe('dry-run');
    expect(paused.output.report).toContain(
      `Pausing tenant ${tenant} would stop:`,
    );
    const resumed = await resume({ tenant, ...more }, options);
    expect(resumed.output.outcome).toBe('dry-run');
    expect(portal().writes).toEqual([]);
  });

  it.each([
    ['pause', pause],
    ['resume', resume],
  ])('refuses to %s when something else was typed', async (verb, act) => {
    await expect(act({ tenant, confirm: 'team-a' })).rejects.toMatchObject({
      name: 'InputError',
      message: `confirm "team-a" is not the name of the selected vcluster (${tenant}). Type "sandbox/team-a" to ${verb} it. Nothing was ${verb}d.`,
    });
    expect(portal().seen).toEqual([]);
  });

  it('stops when the task is cancelled', async () => {
    const cancel = new AbortController();
    portal().onRequest = () => cancel.abort();
    await expect(pause({ tenant }, { signal: cancel.signal })).rejects.toThrow(
      `Cancelled while waiting for tenant ${tenant} to be paused`,
    );
  });
});
