import { STATE_STORE } from '../../__testUtils__/stateStore';
import { TENANT, useTenant } from '../../__testUtils__/tenant';

describe('dapr:component:delete', () => {
  const { run, portal } = useTenant();
  const remove = (more = {}, options = {}) =>
    run(
      'dapr:component:delete',
      { tenant: TENANT, name: 'my-statestore', ...more },
      options,
    );

  beforeEach(async () => {
    await run('dapr:component:register', {
      ...STATE_STORE,
      waitForHost: false,
    });
    portal().seen.length = 0;
  });

  it('deletes the Dapr Component and reports the deleted objects', async () => {
    const { output, log } = await remove();
    expect(output.outcome).toBe('deleted');
    expect(log).toEqual([
      `info Dapr Component default/my-statestore in tenant ${TENANT}: deleted`,
      'info deleted: Component default/my-statestore',
    ]);
    expect(portal().components.byName.size).toBe(0);
  });

  it('rejects a Dapr Component in use with the apps, and deletes it with force', async () => {
    portal().components.usedBy = ['writer'];
    await expect(remove()).rejects.toThrow(
      /ConflictError|loaded by the running sidecars of writer/,
    );
    expect(portal().components.byName.size).toBe(1);
    expect((await remove({ force: true })).output.outcome).toBe('deleted');
  });

  it('succeeds if it is run again, and keeps the outcome in a retry', async () => {
    const { checkpoints } = await remove();
    expect((await remove()).output.outcome).toBe('absent');
    expect((await remove({}, { checkpoints })).output.outcome).toBe('deleted');
  });

  it('deletes a Dapr Component that the same task has registered again', async () => {
    const { checkpoints } = await remove();
    await run('dapr:component:register', {
      ...STATE_STORE,
      waitForHost: false,
    });
    expect((await remove({}, { checkpoints })).output.outcome).toBe('deleted');
    expect(portal().components.byName.size).toBe(0);
  });

  it.each([
    [{ dryRun: true }, {}],
    [{}, { isDryRun: true }],
  ])('deletes nothing with %j and options %j', async (more, options) => {
    const { output } = await remove(more, options);
    expect(output.outcome).toBe('dry-run');
    expect(portal().writes).toEqual([]);
    expect(portal().components.byName.size).toBe(1);
  });
});
