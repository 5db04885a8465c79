import {
  REDIS_ADDRESS,
  REDIS_PASSWORD,
  Sandbox,
  createSandbox,
} from 'dapr-vcluster-sandbox';
import { startRealScaffolder } from './__testUtils__/realScaffolder';

const owner = 'group:default/team-a';

// Whole tenants come and go here.
jest.setTimeout(300_000);

describe('main workflow with the real backend on a simulated host', () => {
  let sandbox: Sandbox;
  let scaffolder: Awaited<ReturnType<typeof startRealScaffolder>>;

  beforeAll(async () => {
    sandbox = await createSandbox({ hosts: ['sandbox'] });
    scaffolder = await startRealScaffolder({ sandbox, owner });
  });

  afterAll(async () => {
    await scaffolder?.stop();
    await sandbox?.close();
  });

  it.each(['oss-hostmanaged', 'oss-multins'])(
    'creates, repeats without changes, and deletes a tenant with %s',
    async profile => {
      const name = profile === 'oss-multins' ? 'team-b' : 'team-a';
      const tenant = `sandbox/vcluster-${name}/${name}`;
      const create = (values = {}) =>
        scaffolder.run('create-tenant', {
          host: 'sandbox',
          name,
          owner,
          profile,
          ...values,
        });
      const register = (values = {}) =>
        scaffolder.run(
          'register-dapr-component',
          {
            tenant,
            component: {
              name: 'my-statestore',
              type: 'state.redis',
              version: 'v1',
              metadata: [
                { name: 'keyPrefix', value: name },
                { name: 'redisHost', value: REDIS_ADDRESS },
              ],
              scopes: ['writer'],
              secrets: { redisPassword: 'daprComponent.redisPassword' },
              ...values,
            },
          },
          { 'daprComponent.redisPassword': REDIS_PASSWORD },
        );
      const deploy = (values = {}) =>
        scaffolder.run('deploy-dapr-app', {
          tenant,
          appId: 'writer',
          image: 'registry.example.com/team/writer:1.4.2',
          ...values,
        });

      const first = [await create(), await register(), await deploy()];
      expect(first.map(({ status, log }) => [status, log])).toEqual(
        first.map(({ log }) => ['completed', log]),
      );
      expect(JSON.stringify(first)).not.toContain(REDIS_PASSWORD);

      const again = [await create(), await register(), await deploy()];
      expect(again.map(({ output }) => output?.text[0].content)).toEqual([
        expect.stringContaining('nothing was changed'),
        expect.stringContaining('(unchanged)'),
        expect.stringContaining('nothing was changed'),
      ]);

      const image = 'registry.example.com/team/writer:1.5.0';
      const other = [
        await create({ owner: 'user:default/mock' }),
        await register({ scopes: ['writer', 'reader'] }),
        await deploy({ image }),
      ];
      expect(other.map(({ status, log }) => [status, log.join('\n')])).toEqual([
        ['failed', expect.stringMatching(/ConflictError: .*owner/)],
        ['failed', expect.stringMatching(/ConflictError: .*scopes/)],
        ['failed', expect.stringMatching(/ConflictError: .*image/)],
      ]);
      expect((await deploy({ image, update: true })).status).toBe('completed');

      const gone = await scaffolder.run('delete-tenant', {
        tenant,
        confirm: name,
      });
      expect(gone.output.text[0].content).toContain(
        `- Namespace vcluster-${name}`,
      );
    },
  );

  it('rejects a Dapr Component with errors and creates nothing', async () => {
    const name = 'team-a';
    const tenant = `sandbox/vcluster-${name}/${name}`;
    await scaffolder.run('create-tenant', { host: 'sandbox', name, owner });
    const { status, log } = await scaffolder.run('register-dapr-component', {
      tenant,
      component: {
        name: 'shared',
        scopes: ['writer'],
        type: 'state.redis',
        version: 'v1',
        metadata: [
          { name: 'redisHost', value: REDIS_ADDRESS },
          { name: 'redisPassword', value: REDIS_PASSWORD },
        ],
      },
    });
    expect(status).toBe('failed');
    const said = log.join('\n');
    expect(said).toMatch(/InputError: .*redisPassword/);
    expect(said).toContain('keyPrefix');
    expect(said).not.toContain(REDIS_PASSWORD);
    const tried = await scaffolder.run('register-dapr-component', {
      tenant,
      component: {
        name: 'shared',
        scopes: ['writer'],
        type: 'state.redis',
        version: 'v1',
        metadata: [
          { name: 'redisHost', value: REDIS_ADDRESS },
          { name: 'keyPrefix', value: name },
        ],
      },
    });
    expect(tried.output.text[0].content).toContain('**shared** (created)');
  });
});
