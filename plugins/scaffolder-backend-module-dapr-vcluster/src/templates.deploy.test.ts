import {
  Sidecar,
  singleNamespaceName,
} from 'backstage-plugin-dapr-vcluster-common';
import { parse } from 'yaml';
import { fakeBackend } from './__testUtils__/fakeBackend';
import { FakePortal } from './__testUtils__/portal';
import { startScaffolder } from './__testUtils__/scaffolder';

// A task is picked up and reported on by polling, about a second each.
jest.setTimeout(180_000);

const app = {
  tenant: 'resource:default/sandbox-team-a',
  appId: 'shop',
  image: 'registry.example.com/demo/samples:1.0.0',
  port: 9000,
};
const loaded = (...names: string[]): Sidecar['loaded'] => ({
  state: 'known',
  observedAt: '2026-01-01T00:00:00.000Z',
  value: names.map(name => ({
    name,
    type: 'any.type',
    version: 'v1',
    capabilities: [],
  })),
});
const HEALTH = { ready: '/healthz', live: '/healthz' };

describe('template deploy-dapr-app', () => {
  let portal: FakePortal;
  let scaffolder: Awaited<ReturnType<typeof startScaffolder>>;

  beforeAll(async () => {
    scaffolder = await startScaffolder(fakeBackend(() => portal));
  });
  afterAll(() => scaffolder.stop());

  beforeEach(async () => {
    portal = new FakePortal();
    portal.tenants.phases = ['ready'];
    portal.apps.looks = [{}];
    await scaffolder.run('create-tenant', {
      host: 'resource:default/sandbox',
      name: 'team-a',
      owner: 'group:default/team-a',
    });
  });

  const object = (key: string) => portal.apps.objects.get(key) as any;
  /** What was registered, in the words of the first request for each: others only ask how it is. */
  const manifests = () => [
    ...new Map<string, any>(
      portal.writes
        .filter(({ body }) => body?.manifest)
        .map(({ body }) => [body.manifest, parse(body.manifest)]),
    ).values(),
  ];

  it.each([
    [
      'writer',
      { stateStore: 'values' },
      [{ name: 'STATE_STORE_NAME', value: 'values' }],
      { ready: '/actuator/health', live: '/actuator/health' },
    ],
    [
      'reader',
      { stateStore: 'values' },
      [{ name: 'STATE_STORE_NAME', value: 'values' }],
      { ready: '/health/readiness', live: '/health/liveness' },
    ],
    [
      'publisher',
      { pubsub: 'broker', topic: 'team-a-orders' },
      [
        { name: 'PUBSUB_NAME', value: 'broker' },
        { name: 'TOPIC', value: 'team-a-orders' },
      ],
      HEALTH,
    ],
    [
      'caller',
      { callee: 'greeter' },
      [{ name: 'CALLEE', value: 'greeter' }],
      HEALTH,
    ],
    ['callee', {}, [], HEALTH],
  ])('deploys a %s', async (role, settings, env, { ready, live }) => {
    portal.apps.looks = [{ loaded: loaded('values', 'broker') }];
    await scaffolder.run('deploy-dapr-app', { ...app, role, ...settings });
    const { template } = object('Deployment/shop').spec;
    expect(template.metadata.annotations).toEqual({
      ...(role === 'caller' && { 'dapr.io/config': 'invocation' }),
      'dapr.io/enabled': 'true',
      'dapr.io/app-id': 'shop',
      'dapr.io/app-port': '9000',
      'dapr.io/disable-builtin-k8s-secret-store': 'true',
      'dapr.io/sidecar-cpu-request': expect.any(String),
      'dapr.io/sidecar-cpu-limit': expect.any(String),
      'dapr.io/sidecar-memory-request': expect.any(String),
      'dapr.io/sidecar-memory-limit': expect.any(String),
    });
    expect(template.spec.containers).toEqual([
      expect.objectContaining({
        image: 'registry.example.com/demo/samples:1.0.0',
        ports: [{ name: 'http', containerPort: 9000 }],
        env: [
          ...env,
          { name: 'SAMPLE_ROLE', value: role },
          { name: 'APP_PORT', value: '9000' },
        ],
        readinessProbe: { httpGet: { path: ready, port: 'http' } },
        livenessProbe: expect.objectContaining({
          httpGet: { path: live, port: 'http' },
        }),
      }),
    ]);
    expect(object('Service/shop-dapr')).toMatchObject({
      metadata: { annotations: { 'dapr.io/app-id': 'shop' } },
      spec: {
        clusterIP: 'None',
        selector: template.metadata.labels,
        ports: [
          { port: 80, targetPort: 3500 },
          { port: 50001 },
          { port: 50002 },
          { port: 9090 },
        ],
      },
    });
    expect(manifests().map(({ kind }) => kind)).toEqual(
      role === 'caller' ? ['Configuration'] : [],
    );
  });

  it('registers a Subscription for a subscriber', async () => {
    portal.apps.looks = [{ loaded: loaded('my-pubsub') }];
    const { status } = await scaffolder.run('deploy-dapr-app', {
      ...app,
      role: 'subscriber',
      topic: 'team-a-orders',
    });
    expect(status).toBe('completed');
    expect(manifests()).toEqual([
      {
        apiVersion: 'dapr.io/v2alpha1',
        kind: 'Subscription',
        metadata: { name: 'shop' },
        spec: {
          pubsubname: 'my-pubsub',
          topic: 'team-a-orders',
          routes: { default: '/messages' },
        },
        scopes: ['shop'],
      },
    ]);
  });

  it('registers a Configuration with the names on the host for a caller', async () => {
    await scaffolder.run('deploy-dapr-app', {
      ...app,
      role: 'caller',
      callee: 'greeter',
    });
    const [{ kind, metadata, spec }] = manifests();
    expect([kind, metadata.name]).toEqual(['Configuration', 'invocation']);
    const { template } = spec.nameResolution.configuration;
    const service = template
      .replace('{{.ID}}', 'greeter')
      .replace('{{.Namespace}}', 'vcluster-team-a')
      .replace('{{.Port}}', '50002');
    expect(service).toBe(
      `${singleNamespaceName(
        'greeter-dapr',
        'default',
        'team-a',
      )}.vcluster-team-a.svc.cluster.local:50002`,
    );
  });

  it('creates a catalog entity with owner and tenant of the app', async () => {
    const { log } = await scaffolder.run('deploy-dapr-app', app);
    const shown = log.find(line => line.includes('catalog-info.yaml:'))!;
    for (const line of [
      'dapr-vcluster/tenant: "sandbox/vcluster-team-a/team-a"',
      'dapr-vcluster/app-id: "shop"',
      'owner: "group:default/team-a"',
      '- "resource:default/sandbox-team-a"',
    ]) {
      expect(shown).toContain(line);
    }
  });

  it.each([
    [{ role: 'publisher' }, 'topic'],
    [{ role: 'caller' }, 'callee'],
  ])('requires the missing field of %j', async (values, field) => {
    await expect(
      scaffolder.run('deploy-dapr-app', { ...app, ...values }),
    ).rejects.toThrow(field);
    expect(portal.apps.objects.size).toBe(0);
  });
});
