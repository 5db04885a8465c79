import { fakeBackend } from './__testUtils__/fakeBackend';
import { createTenant, deployApp, tenant } from './__testUtils__/inputs';
import { FakePortal } from './__testUtils__/portal';
import { startScaffolder } from './__testUtils__/scaffolder';

// A task is picked up and reported on by polling, about a second each.
jest.setTimeout(180_000);

const gap = { what: 'other tenants (G8)', why: 'components are forbidden.' };

describe('closing texts of templates', () => {
  let portal: FakePortal;
  let scaffolder: Awaited<ReturnType<typeof startScaffolder>>;

  beforeAll(async () => {
    scaffolder = await startScaffolder(fakeBackend(() => portal));
  });
  afterAll(() => scaffolder.stop());

  beforeEach(async () => {
    portal = new FakePortal();
    portal.tenants.phases = ['ready'];
    portal.components.synced = ['in-sync'];
    portal.components.arrives = [true];
    portal.apps.looks = [
      {
        loaded: {
          state: 'known',
          observedAt: '2026-01-01T00:00:00.000Z',
          value: [
            {
              name: 'my-pubsub',
              type: 'pubsub.redis',
              version: 'v1',
              capabilities: [],
            },
          ],
        },
      },
    ];
    await scaffolder.run('create-tenant', createTenant);
  });

  const textOf = async (template: string, input: object) => {
    const { status, output, log } = await scaffolder.run(template, input);
    expect([status, status === 'completed' ? [] : log]).toEqual([
      'completed',
      [],
    ]);
    return String(output.text[0].content);
  };

  it('say what was changed beside the manifests of an app', async () => {
    const subscriber = { ...deployApp, role: 'subscriber', update: true };
    const first = await textOf('deploy-dapr-app', {
      ...subscriber,
      topic: 'team-a-orders',
    });
    expect(first).toContain('the manifests were applied');
    const topic = await textOf('deploy-dapr-app', {
      ...subscriber,
      topic: 'team-a-payments',
    });
    expect(topic).toContain('the Subscription was changed');
    expect(topic).not.toContain('nothing was changed');
    const again = await textOf('deploy-dapr-app', {
      ...subscriber,
      topic: 'team-a-payments',
    });
    expect(again).toContain('nothing was changed');
  });

  it.each([
    [
      'register-dapr-component',
      {
        tenant,
        component: {
          name: 'bus',
          type: 'pubsub.rabbitmq',
          version: 'v1',
          metadata: [{ name: 'consumerID', value: '{namespace}' }],
          scopes: ['writer'],
        },
      },
      'vcluster-team-a/bus',
    ],
    [
      'register-dapr-resource',
      {
        tenant,
        manifest:
          'apiVersion: dapr.io/v1alpha1\nkind: Configuration\nmetadata: { name: tracing }\nspec: { tracing: { samplingRate: "1" } }\n',
      },
      'vcluster-team-a/tracing',
    ],
  ])('of %s say what was not checked', async (template, input, onHost) => {
    portal.components.notChecked = [gap, { ...gap, what: 'limits' }];
    const text = await textOf(template, input);
    expect(text).toContain(`Object on the host: \`${onHost}\``);
    expect(text).toContain(
      '- Not checked: other tenants (G8). components are forbidden.',
    );
    expect(text).toContain('- Not checked: limits.');
    portal.components.notChecked = [];
    expect(await textOf(template, input)).not.toContain('Not checked');
  });
});
