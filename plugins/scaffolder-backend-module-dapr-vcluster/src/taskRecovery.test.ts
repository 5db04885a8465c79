import { createSandbox, Sandbox } from 'dapr-vcluster-sandbox';
import { KeptDatabases } from './__testUtils__/KeptDatabases';
import { KillablePortal } from './__testUtils__/killable/KillablePortal';
import { namesOf } from './__testUtils__/killable/namesOf';
import { accessTo } from './__testUtils__/realBackend';
import { until } from './__testUtils__/until';

const owner = 'group:default/team-a';

// Portals are started as processes.
jest.setTimeout(600_000);

describe('with scaffolder.taskRecovery', () => {
  let databases: KeptDatabases;
  let sandbox: Sandbox;
  let portal: KillablePortal;

  const start = (hasTenants: boolean) =>
    KillablePortal.start({
      host: accessTo(sandbox),
      owner,
      config: {
        scaffolder: {
          taskRecovery: { enabled: true, staleTimeout: { seconds: 3 } },
        },
        backend: databases.config,
      },
      hasTenants,
    });
  const create = (name: string) =>
    portal.run('create-tenant', { host: 'sandbox', name, owner });
  const objects = (name: string) => namesOf(sandbox, name);

  beforeAll(async () => {
    sandbox = await createSandbox({ hosts: ['sandbox'] });
    databases = await KeptDatabases.open();
    portal = await start(false);
  });
  afterAll(async () => {
    await portal?.kill();
    await sandbox?.close();
    await databases?.close();
  });

  it('tasks that were under way when the portal was killed go on, and end in the same objects', async () => {
    // One waits until its tenant is in the catalog, the other one is just creating.
    const waiting = await create('team-b');
    await until('the tenant to be waited for', async () =>
      (await portal.log(waiting)).some(line => /is ready/.test(line))
        ? true
        : undefined,
    );
    const creating = await create('team-a');
    await until('the first object', async () =>
      (await objects('team-a')).length > 0 ? true : undefined,
    );
    await portal.kill();

    portal = await start(true);
    for (const id of [waiting, creating]) {
      expect(await portal.ended(id)).toBe('completed');
    }
    const undisturbed = await create('fresh');
    expect(await portal.ended(undisturbed)).toBe('completed');
    const expected = await objects('fresh');
    expect(expected).toContain('StatefulSet T');
    expect(await objects('team-a')).toEqual(expected);
    expect(await objects('team-b')).toEqual(expected);
    // The next process knows that this task has created it, and that nothing has failed.
    const said = (await portal.log(waiting)).join('\n');
    expect(said).toContain('Skipping step create because it was already');
    expect(said).toContain('Skipping step cleanUp');
  });
});
