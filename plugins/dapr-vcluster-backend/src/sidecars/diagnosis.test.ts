import { REDIS_ADDRESS } from 'dapr-vcluster-sandbox';
import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DiagnosedTenant } from '../__testUtils__/DiagnosedTenant';

const PASSWORD = 'planted-password';
const GUARDED = 'redis.guarded:6379';
const SILENT = 'redis.silent:6379';

type Spec = {
  type?: string;
  ignoreErrors?: boolean;
  initTimeout?: string;
  /** Secret with the password. */
  secret?: string;
  redisHost?: string;
};

/** Written past the portal, which would refuse each of them. */
const component = (namespace: string, app: string, spec: Spec) => ({
  apiVersion: 'dapr.io/v1alpha1',
  kind: 'Component',
  metadata: { name: `store-of-${app}`, namespace },
  spec: {
    type: spec.type ?? 'state.redis',
    version: 'v1',
    ignoreErrors: spec.ignoreErrors ?? false,
    ...(spec.initTimeout && { initTimeout: spec.initTimeout }),
    metadata: [
      { name: 'redisHost', value: spec.redisHost ?? REDIS_ADDRESS },
      ...(spec.secret
        ? [
            {
              name: 'redisPassword',
              secretKeyRef: { name: spec.secret, key: 'password' },
            },
          ]
        : []),
    ],
  },
  scopes: [app],
});

/** App, rule, what its Dapr Component is like, and what the finding says. */
const CASES: Array<[string, string, Spec, RegExp]> = [
  [
    'no-secret',
    'sidecar/component-secret',
    { secret: 'nowhere' },
    /Secret "nowhere"/,
  ],
  [
    'no-type',
    'sidecar/unknown-type',
    { type: 'state.rediss' },
    /store-of-no-type.*state\.rediss/,
  ],
  [
    'unreachable',
    'sidecar/backend-unreachable',
    { secret: 'known', redisHost: 'redis.nowhere:6379' },
    /store-of-unreachable.*lookup redis\.nowhere/,
  ],
  [
    'wrong-password',
    'sidecar/wrong-credentials',
    { secret: 'known', redisHost: GUARDED },
    /store-of-wrong-password.*WRONGPASS/,
  ],
  [
    'no-password',
    'sidecar/wrong-credentials',
    { redisHost: GUARDED },
    /store-of-no-password.*NOAUTH/,
  ],
  [
    'silent',
    'sidecar/init-timeout',
    { redisHost: SILENT, initTimeout: '2s' },
    /store-of-silent.*did not start in time/,
  ],
  [
    'ignoring',
    'sidecar/component-absent',
    { type: 'state.rediss', ignoreErrors: true },
    /store-of-ignoring/,
  ],
];

describe('sidecars and the Dapr Components in their scope', () => {
  let tenant: DiagnosedTenant;

  beforeAll(async () => {
    tenant = await DiagnosedTenant.start();
    const { backends } = tenant.live.dapr;
    backends.set(GUARDED, { password: `other than ${PASSWORD}` });
    backends.set(SILENT, { silent: true });
    await tenant.host.create(RESOURCES.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'known', namespace: tenant.namespace },
      stringData: { password: PASSWORD },
    });
  }, 180_000);
  afterAll(() => tenant?.close());

  it.each(CASES)(
    'says of %s: %s, by what its daprd wrote',
    async (app, ruleId, spec, said) => {
      const { namespace } = tenant;
      await tenant.host.create(
        RESOURCES.components,
        component(namespace, app, spec),
      );
      await tenant.deploy(app);
      const finding = await tenant.finding(app, ruleId);
      expect(finding.title).toMatch(/\.$/);
      const text = [
        finding.title,
        ...finding.evidence.map(({ label, value }) => `${label} ${value}`),
      ].join(' ');
      expect(text).toMatch(said);
      expect(JSON.stringify(finding)).not.toContain(PASSWORD);
      // A Secret that is missing keeps every later sidecar of the namespace from starting.
      await tenant.host.delete(RESOURCES.components, {
        namespace,
        name: `store-of-${app}`,
      });
    },
    60_000,
  );

  it('finds nothing when a sidecar has loaded all Dapr Components in its scope', async () => {
    const { namespace } = tenant;
    await tenant.host.create(
      RESOURCES.components,
      component(namespace, 'content', { secret: 'known' }),
    );
    await tenant.deploy('content');
    const { findings, loaded } = await tenant.sidecar('content', 'ready');
    expect(findings).toEqual([]);
    expect(loaded).toMatchObject({
      value: [{ name: 'store-of-content', type: 'state.redis' }],
    });
  }, 180_000);

  it('reports two workloads with the same app-id', async () => {
    for (const name of ['first', 'second']) {
      await tenant.deploy(name, {
        template: { 'dapr.io/app-id': 'shared-id' },
      });
    }
    const finding = await tenant.finding('shared-id', 'app/app-id-duplicated');
    expect(finding.title).toMatch(/shared with (first|second)/);
  }, 180_000);
});
