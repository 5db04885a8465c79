import { fakeBackend } from './__testUtils__/fakeBackend';
import { createTenant, tenant } from './__testUtils__/inputs';
import { FakePortal, KUBECONFIG_TOKEN } from './__testUtils__/portal';
import { startScaffolder } from './__testUtils__/scaffolder';

// A task is picked up and reported on by polling, about a second each.
jest.setTimeout(180_000);

describe('templates for tenants that exist, run by the scaffolder', () => {
  let portal: FakePortal;
  let scaffolder: Awaited<ReturnType<typeof startScaffolder>>;

  beforeAll(async () => {
    scaffolder = await startScaffolder(fakeBackend(() => portal));
  });

  beforeEach(() => {
    portal = new FakePortal();
    portal.tenants.phases = ['ready'];
  });

  afterAll(() => scaffolder.stop());

  it('pauses a tenant, says so again, and resumes it', async () => {
    await scaffolder.run('create-tenant', createTenant);
    const confirm = 'sandbox/team-a';
    const paused = await scaffolder.run('pause-tenant', { tenant, confirm });
    expect(paused.status).toBe('completed');
    expect(paused.output.text[0].content).toContain(
      '- Pod vcluster-team-a/coredns',
    );
    const again = await scaffolder.run('pause-tenant', { tenant, confirm });
    expect(again.output.text[0].content).toContain('was paused already');
    const resumed = await scaffolder.run('resume-tenant', { tenant, confirm });
    expect(resumed.output.text[0].content).toContain('is ready (resumed)');
    const wrong = await scaffolder.run('pause-tenant', {
      tenant,
      confirm: 'production/team-a',
    });
    expect(wrong.status).toBe('failed');
    expect(wrong.log.join('\n')).toContain('Type "sandbox/team-a" to pause it');
  });

  it('shows what an upgrade changes, upgrades, and fails with the reason of a roll-back', async () => {
    await scaffolder.run('create-tenant', createTenant);
    const confirm = 'sandbox/team-a';
    const preview = await scaffolder.run('upgrade-tenant', {
      tenant,
      confirm,
      dryRun: true,
    });
    expect(preview.output.text[0].content).toContain('+version: 0.37.2');
    const { status, output } = await scaffolder.run('upgrade-tenant', {
      tenant,
      confirm,
      version: '0.37.1',
      values: 'release',
    });
    expect(status).toBe('completed');
    expect(output.text[0].content).toContain('from 0.36.1 to 0.37.1');
    expect(portal.writes.at(-1)?.body).toEqual({
      version: '0.37.1',
      values: 'release',
    });
  });

  it('upgrades several tenants in waves, and shows what became of each', async () => {
    const tenants = ['a', 'b'].map(name => `sandbox/vcluster-${name}/${name}`);
    const input = {
      tenants,
      canary: 1,
      batchSize: 5,
      pauseMinutes: 0,
      values: 'release',
      confirm: '2 on sandbox',
    };
    const preview = await scaffolder.run('upgrade-tenants', {
      ...input,
      dryRun: true,
    });
    expect(preview.output.text[0].content).toContain(
      '2 of 2 tenants would be upgraded.',
    );
    expect(portal.writes).toEqual([]);
    const { status, output } = await scaffolder.run('upgrade-tenants', input);
    expect(status).toBe('completed');
    expect(output.text[0].content).toContain('The wave has ended: 2 upgraded.');
    const { confirm: _, ...body } = input;
    expect(portal.writes.map(each => each.body)).toEqual([body]);
    const wrong = await scaffolder.run('upgrade-tenants', {
      ...input,
      confirm: 'yes',
    });
    expect(wrong.status).toBe('failed');
    expect(wrong.log.join('\n')).toContain('Type "2 on sandbox"');
  });

  it('extends, and shows until when', async () => {
    await scaffolder.run('create-tenant', createTenant);
    const { status, output } = await scaffolder.run('extend-tenant', {
      tenant,
      confirm: 'sandbox/team-a',
      expiresIn: '30d',
    });
    expect(status).toBe('completed');
    expect(output.text[0].content).toContain('expires at 2027-01-31');
    expect(portal.writes.at(-1)?.body).toEqual({ expiresIn: '30d' });
  });

  it('shows the way to a kubeconfig, which is in no record of the task', async () => {
    await scaffolder.run('create-tenant', createTenant);
    const { status, output, record, log } = await scaffolder.run(
      'get-kubeconfig',
      { tenant, minutes: 30 },
    );
    expect(status).toBe('completed');
    expect(output.links).toEqual([
      expect.objectContaining({ entityRef: tenant }),
    ]);
    expect(output.text[0].content).toContain('Valid for 30 minutes');
    expect(JSON.stringify([record, log])).not.toContain(KUBECONFIG_TOKEN);
    expect(portal.writes.some(({ path }) => path.includes('kubeconfig'))).toBe(
      false,
    );
  });
});
