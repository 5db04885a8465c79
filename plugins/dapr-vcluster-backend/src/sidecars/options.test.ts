import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DiagnosedTenant, TestApp } from '../__testUtils__/DiagnosedTenant';

/** App, rule, what the author has written, and what the finding says of it. */
const CASES: Array<[string, string, TestApp, RegExp]> = [
  [
    'unpulled',
    'sidecar/image',
    { template: { 'dapr.io/sidecar-image': 'registry.invalid/daprd:1.18.3' } },
    /registry\.invalid/,
  ],
  [
    'tokenless',
    'sidecar/missing-secret',
    { template: { 'dapr.io/api-token-secret': 'nowhere' } },
    /Secret that daprd needs/,
  ],
  [
    'unconfigured',
    'sidecar/missing-configuration',
    { template: { 'dapr.io/config': 'nowhere' } },
    /Configuration "nowhere"/,
  ],
  [
    'tokened',
    'sidecar/builtin-secret-store',
    { template: { 'dapr.io/disable-builtin-k8s-secret-store': 'false' } },
    /built-in secret store/,
  ],
  [
    'elsewhere',
    'sidecar/app-not-listening',
    { ports: [8080], template: { 'dapr.io/app-port': '9999' } },
    /port 9999/,
  ],
  [
    'outdated',
    'sidecar/version-skew',
    {
      template: { 'dapr.io/sidecar-image': 'ghcr.io/dapr/daprd:1.16.2' },
    },
    /runs Dapr 1\.16\.2/,
  ],
  [
    'native',
    'sidecar/native',
    { template: { 'dapr.io/enable-native-sidecar': 'true' } },
    /native sidecar/,
  ],
  [
    'shared',
    'sidecar/shared',
    {
      asks: false,
      beside: [
        {
          name: 'daprd',
          image: 'ghcr.io/dapr/daprd:1.18.3',
          args: [
            '/daprd',
            '--app-id',
            'shared',
            '--disable-builtin-k8s-secret-store',
          ],
        },
      ],
    },
    /not injected/,
  ],
];

describe('annotations of an app', () => {
  let tenant: DiagnosedTenant;
  beforeAll(async () => {
    tenant = await DiagnosedTenant.start();
  }, 180_000);
  afterAll(() => tenant?.close());

  it.each(CASES)(
    'is seen in %s: %s',
    async (app, ruleId, options, said) => {
      await tenant.deploy(app, options);
      const { title } = await tenant.finding(app, ruleId);
      expect(title).toMatch(said);
    },
    60_000,
  );

  it.each([
    [
      'second-actor-store',
      'sidecar/second-actor-store',
      [{ name: 'actorStateStore', value: 'true' }],
      /^Both .*"one-of-second-actor-store".* and .*"two-of-second-actor-store"/,
    ],
    [
      'strange-key',
      'sidecar/component-init',
      [{ name: 'keyPrefix', value: 'a||b' }],
      /fails to start/,
    ],
  ])(
    'is seen in the Dapr Components of %s',
    async (app, ruleId, metadata, said) => {
      const { namespace } = tenant;
      const names = [`one-of-${app}`, `two-of-${app}`];
      for (const name of names) {
        await tenant.host.create(RESOURCES.components, {
          apiVersion: 'dapr.io/v1alpha1',
          kind: 'Component',
          metadata: { name, namespace },
          spec: { type: 'state.in-memory', version: 'v1', metadata },
          scopes: [app],
        });
      }
      await tenant.deploy(app);
      const { title } = await tenant.finding(app, ruleId);
      expect(title).toMatch(said);
    },
    60_000,
  );
});
