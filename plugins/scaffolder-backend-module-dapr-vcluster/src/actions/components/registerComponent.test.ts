import { useHarness } from '../../__testUtils__/harness';

const tenant = 'sandbox/vcluster-team-a/team-a';
const SECRET = 'correct-horse-battery-staple';

const input = {
  tenant,
  name: 'my-statestore',
  type: 'state.redis',
  version: 'v1',
  metadata: { keyPrefix: 'team-a', redisHost: 'redis:6379' },
  secrets: { redisPassword: SECRET },
  scopes: ['writer', 'reader'],
};

describe('dapr:component:register', () => {
  const { run, portal } = useHarness();
  const secrets = { redisPassword: SECRET };
  const register = (change = {}, options = {}) =>
    run(
      'dapr:component:register',
      { ...input, ...change },
      { secrets, ...options },
    );

  beforeEach(async () => {
    await run('vcluster:create', {
      host: 'sandbox',
      name: 'team-a',
      owner: 'group:default/team-a',
    });
    portal().seen.length = 0;
  });

  it('registers it, logs the findings and waits until it is on the host', async () => {
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
      tenant,
      outcome: 'created',
      virtualNamespace: 'default',
      virtualName: 'my-statestore',
      hostNamespace: 'vcluster-team-a',
      hostName: 'my-statestore',
    });
    expect(log).toEqual([
      `info Dapr Component default/my-statestore in tenant ${tenant}: created`,
      'info created: Component vcluster-team-a/my-statestore',
      'warn G7: a mistake in it stops the running apps (ignoreErrors). Set ignoreErrors for the first roll-out.',
      'info Dapr Component default/my-statestore: waiting',
      'info Dapr Component default/my-statestore: on the host as vcluster-team-a/my-statestore',
    ]);
  });

  it('takes from the secrets of the task what the form put there, and only that', async () => {
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

  it('takes metadata and secrets as lists too', async () => {
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

  it('does not wait when told not to', async () => {
    const { output } = await register({ waitForHost: false });
    expect(output.hostName).toBe('my-statestore');
    expect(portal().seen.map(({ method }) => method)).toEqual(['POST']);
  });

  it('changes nothing the second time, and keeps "created" in a retry', async () => {
    const { checkpoints } = await register();
    expect((await register()).output.outcome).toBe('unchanged');
    expect((await register({}, { checkpoints })).output.outcome).toBe(
      'created',
    );
  });

  it('refuses to change what is there, unless told to update', async () => {
    await register();
    const change = { scopes: ['reader'] };
    await expect(register(change)).rejects.toMatchObject({
      name: 'ConflictError',
      message:
        'Dapr Component "my-statestore" exists with another scopes. Ask for an update, or give the same values.',
    });
    const { output } = await register({ ...change, update: true });
    expect(output.outcome).toBe('changed');
  });

  it('changes nothing in a dry run and does not wait', async () => {
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
  ])('refuses %j without repeating the secret', async (change, message) => {
    const error: Error = await register(change).catch(failure => failure);
    expect(error.name).toBe('InputError');
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain(SECRET);
    expect(portal().seen).toEqual([]);
  });

  it.each(['type', 'version', 'metadata', 'scopes', 'name', 'tenant'])(
    'refuses to go without %s',
    async field => {
      const { [field as 'type']: _, ...rest } = input;
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

describe('dapr:component:register with a manifest', () => {
  const { run, portal } = useHarness();
  const resiliency = {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'Resiliency',
    metadata: { name: 'patient' },
    spec: { policies: {}, targets: {} },
    scopes: ['writer'],
  };
  const register = (manifest: unknown, more = {}, options = {}) =>
    run('dapr:component:register', { tenant, manifest, ...more }, options);

  beforeEach(async () => {
    await run('vcluster:create', {
      host: 'sandbox',
      name: 'team-a',
      owner: 'group:default/team-a',
    });
    portal().seen.length = 0;
  });

  it('registers another kind and waits until it is on the host', async () => {
    const { output, log } = await register(resiliency);
    expect(output).toMatchObject({
      kind: 'Resiliency',
      outcome: 'created',
      virtualNamespace: 'default',
      virtualName: 'patient',
      hostNamespace: 'vcluster-team-a',
      hostName: 'patient',
      loadedBy: [],
    });
    expect(log.at(-1)).toBe(
      'info Resiliency default/patient: on the host as vcluster-team-a/patient',
    );
  });

  it('takes YAML text, its namespace, and a dry run', async () => {
    const text = JSON.stringify({
      ...resiliency,
      metadata: { name: 'patient', namespace: 'shop' },
    });
    const { output } = await register(text, {}, { isDryRun: true });
    expect(output).toMatchObject({
      outcome: 'dry-run',
      virtualNamespace: 'shop',
    });
    expect(portal().writes).toEqual([]);
  });

  it('waits for an app that has loaded a Dapr Component', async () => {
    portal().apps.objects.set('writer', {
      kind: 'Deployment',
      metadata: { name: 'writer' },
      spec: {
        template: { metadata: { annotations: { 'dapr.io/app-id': 'writer' } } },
      },
    });
    const { output, log } = await run('dapr:component:register', {
      ...input,
      waitForApp: 'writer',
    });
    expect(output.loadedBy).toEqual(['writer']);
    expect(log.at(-1)).toMatch(/App writer: 1 of 1 sidecars ready/);
  });

  const planted = { key: 'hunter2-planted' };
  it.each<[unknown, object, RegExp]>([
    ['a: [', {}, /manifest is not one object of Dapr/],
    [{ kind: 'Pod', metadata: { name: 'x' } }, {}, /not one object of Dapr/],
    [resiliency, { name: 'x' }, /name is given beside manifest/],
    [resiliency, { waitForApp: 'a' }, /waitForApp is for Dapr Components/],
    [undefined, { name: 'x' }, /type is missing/],
    [
      { ...resiliency, spec: { x: planted.key } },
      {},
      /manifest holds a secret in plain text/,
    ],
    [resiliency, { secrets: { a: '' } }, /secrets.a is empty/],
  ])('refuses %j with %j', async (manifest, more, message) => {
    const failed = register(manifest, more, { secrets: planted });
    await expect(failed).rejects.toThrow(message);
    await expect(failed).rejects.not.toThrow(/hunter2/);
    expect(portal().writes).toEqual([]);
  });
});

describe('dapr:component:delete', () => {
  const { run, portal } = useHarness();
  const remove = (more = {}, options = {}) =>
    run(
      'dapr:component:delete',
      { tenant, name: 'my-statestore', ...more },
      options,
    );

  beforeEach(async () => {
    await run('vcluster:create', {
      host: 'sandbox',
      name: 'team-a',
      owner: 'group:default/team-a',
    });
    await run('dapr:component:register', { ...input, waitForHost: false });
    portal().seen.length = 0;
  });

  it('deletes it and says what was removed', async () => {
    const { output, log } = await remove();
    expect(output.outcome).toBe('deleted');
    expect(log).toEqual([
      `info Dapr Component default/my-statestore in tenant ${tenant}: deleted`,
      'info deleted: Component default/my-statestore',
    ]);
    expect(portal().components.byName.size).toBe(0);
  });

  it('says who uses it, and deletes it all the same when forced', async () => {
    portal().components.usedBy = ['writer'];
    await expect(remove()).rejects.toThrow(
      /ConflictError|loaded by the running sidecars of writer/,
    );
    expect(portal().components.byName.size).toBe(1);
    expect((await remove({ force: true })).output.outcome).toBe('deleted');
  });

  it('succeeds the second time, and keeps its answer in a retry', async () => {
    const { checkpoints } = await remove();
    expect((await remove()).output.outcome).toBe('absent');
    expect((await remove({}, { checkpoints })).output.outcome).toBe('deleted');
  });

  it.each([
    [{ dryRun: true }, {}],
    [{}, { isDryRun: true }],
  ])('removes nothing with %j and options %j', async (more, options) => {
    const { output } = await remove(more, options);
    expect(output.outcome).toBe('dry-run');
    expect(portal().writes).toEqual([]);
    expect(portal().components.byName.size).toBe(1);
  });
});
