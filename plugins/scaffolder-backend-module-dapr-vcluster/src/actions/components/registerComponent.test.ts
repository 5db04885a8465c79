import { SECRET, STATE_STORE } from '../../__testUtils__/stateStore';
import { TENANT, useTenant } from '../../__testUtils__/tenant';

describe('dapr:component:register', () => {
  const { run, portal } = useTenant();
  const secrets = { redisPassword: SECRET };
  const register = (change = {}, options = {}) =>
    run(
      'dapr:component:register',
      { ...STATE_STORE, ...change },
      { secrets, ...options },
    );

  it('registers the Dapr Component, logs the findings and waits until it is on the host', async () => {
    const { output, log } = await register();
    expect(portal().writes[0].body).toEqual({
      name: 'my-statestore',
      type: 'state.redis',
      version: 'v1',
      metadata: [
        { name: 'keyPrefix', value: 'team-a' },
        { name: 'redisHost', value: 'redis:6379' },
      ],
      scopes: ['writer', 'reader'],
      secrets: { redisPassword: SECRET },
    });
    expect(output).toMatchObject({
      tenant: TENANT,
      outcome: 'created',
      virtualNamespace: 'default',
      virtualName: 'my-statestore',
      hostNamespace: 'vcluster-team-a',
      hostName: 'my-statestore',
    });
    expect(log).toEqual([
      `info Dapr Component default/my-statestore in tenant ${TENANT}: created`,
      'info created: Component vcluster-team-a/my-statestore',
      'warn G7: a mistake in it stops the running apps (ignoreErrors). Set ignoreErrors for the first roll-out.',
      'info Dapr Component default/my-statestore: waiting',
      'info Dapr Component default/my-statestore: on the host as vcluster-team-a/my-statestore',
    ]);
  });

  it('says what the check before the write left out', async () => {
    const gap = { what: 'other tenants (G8)', why: 'components: forbidden' };
    portal().components.notChecked = [gap];
    const { output, log } = await register();
    expect(output.notChecked).toEqual([gap]);
    expect(log).toContain(
      'warn Not checked: other tenants (G8), because: components: forbidden.',
    );
  });

  it('reads only the secrets of the form from the secrets of the task', async () => {
    const own = 'daprComponent.redisPassword';
    const change = { secrets: undefined, preset: 'team-redis' };
    await register(
      { ...change, taskSecrets: { redisPassword: own } },
      { secrets: { [own]: SECRET, backstageToken: 'sign-in' } },
    );
    expect(portal().writes[0].body).toMatchObject({
      preset: 'team-redis',
      secrets: { redisPassword: SECRET },
    });
    await expect(
      register({ ...change, taskSecrets: { redisPassword: own } }),
    ).rejects.toThrow(/^secrets\.redisPassword is empty/);
    await expect(
      register({ ...change, taskSecrets: { redisPassword: 'backstageToken' } }),
    ).rejects.toThrow(/taskSecrets/);
  });

  it('accepts metadata and secrets as lists', async () => {
    await register({
      metadata: [
        { name: 'keyPrefix', value: 'team-a' },
        { name: 'redisHost', secretKeyRef: { name: 'redis', key: 'host' } },
      ],
      secrets: [{ name: 'redisPassword', value: SECRET }],
    });
    expect(portal().writes[0].body).toMatchObject({
      metadata: [
        { name: 'keyPrefix', value: 'team-a' },
        { name: 'redisHost', secretKeyRef: { name: 'redis', key: 'host' } },
      ],
      secrets: { redisPassword: SECRET },
    });
  });

  it('does not wait with waitForHost: false', async () => {
    const { output } = await register({ waitForHost: false });
    expect(output.hostName).toBe('my-statestore');
    expect(portal().seen.map(({ method }) => method)).toEqual(['POST']);
  });

  it('changes nothing if it is run again, and keeps "created" in a retry', async () => {
    const { checkpoints } = await register();
    expect((await register()).output.outcome).toBe('unchanged');
    expect((await register({}, { checkpoints })).output.outcome).toBe(
      'created',
    );
  });

  it('rejects a change of existing values without update', async () => {
    await register();
    const change = { scopes: ['reader'] };
    await expect(register(change)).rejects.toMatchObject({
      name: 'ConflictError',
      message:
        'Dapr Component "my-statestore" exists with another scopes. Set update, or use the same values.',
    });
    const { output } = await register({ ...change, update: true });
    expect(output.outcome).toBe('changed');
  });

  it('changes nothing and does not wait in a dry run', async () => {
    const { output } = await register({}, { isDryRun: true });
    expect(output.outcome).toBe('dry-run');
    expect(portal().writes).toEqual([]);
    expect(portal().seen).toHaveLength(1);
    expect(portal().components.byName.size).toBe(0);
  });

  it('keeps the secret out of log, outputs and checkpoints', async () => {
    const { log, output, checkpoints } = await register();
    const record = JSON.stringify([log, output, [...checkpoints]]);
    expect(record).toContain('my-statestore');
    expect(record).not.toContain(SECRET);
  });

  it.each([
    [
      { metadata: { redisPassword: SECRET }, secrets: {} },
      /^metadata "redisPassword" holds a secret in plain text\. Give it as secrets\.redisPassword/,
    ],
    [
      { metadata: { RedisPassword: 'x' } },
      /^"RedisPassword" is given in metadata and in secrets/,
    ],
    [{ secrets: { redisPassword: '' } }, /^secrets\.redisPassword is empty/],
    [
      {
        secrets: [
          { name: 'a', value: SECRET },
          { name: 'a', value: SECRET },
        ],
      },
      /^secrets\.a is given twice/,
    ],
  ])(
    'rejects %j without the secret in the message',
    async (change, message) => {
      const error: Error = await register(change).catch(failure => failure);
      expect(error.name).toBe('InputError');
      expect(error.message).toMatch(message);
      expect(error.message).not.toContain(SECRET);
      expect(portal().seen).toEqual([]);
    },
  );

  it.each(['type', 'version', 'metadata', 'scopes', 'name', 'tenant'])(
    'requires %s',
    async field => {
      const { [field as 'type']: _, ...rest } = STATE_STORE;
      await expect(run('dapr:component:register', rest)).rejects.toThrow(
        field === 'tenant'
          ? 'requires property "tenant"'
          : `${field} is missing`,
      );
      expect(portal().seen).toEqual([]);
    },
  );

  it('stops waiting for the host when the task is cancelled', async () => {
    portal().components.synced = ['waiting'];
    const cancel = new AbortController();
    portal().onRequest = ({ method }) => method === 'GET' && cancel.abort();
    await expect(register({}, { signal: cancel.signal })).rejects.toThrow(
      'Cancelled while waiting for Dapr Component default/my-statestore',
    );
  });
});
