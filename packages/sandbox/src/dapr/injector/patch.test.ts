import { applyPatch } from 'rfc6902';
import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import { injectionPatch } from './patch';
import { InjectorSettings } from './settings';
import { settingsForTests } from '../../__testUtils__/dapr/injectorSettings';

const NAMESPACE = 'vcluster-team-a';

function inject(
  annotations: Record<string, string>,
  settings: Partial<InjectorSettings> = {},
  spec: Partial<Pod['spec']> = {},
) {
  const pod: Pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'cart-0', annotations },
    spec: { containers: [{ name: 'app', image: 'cart' }], ...spec },
  };
  const patch = injectionPatch(pod, NAMESPACE, {
    ...settingsForTests,
    ...settings,
  });
  expect(applyPatch(pod, patch).filter(Boolean)).toEqual([]);
  const daprd = [
    ...pod.spec.containers,
    ...(pod.spec.initContainers ?? []),
  ].find(({ name }) => name === 'daprd');
  if (!daprd) {
    throw new Error('no daprd was injected');
  }
  return { pod, daprd, args: daprd.args?.join(' ') ?? '' };
}

describe('injectionPatch', () => {
  it('falls back to the pod name and labels a pod without labels', () => {
    const { pod, args } = inject({});
    expect(args).toContain('--app-id cart-0 ');
    expect(pod.metadata.labels).toEqual({
      'dapr.io/sidecar-injected': 'true',
      'dapr.io/app-id': 'cart-0',
      'dapr.io/metrics-enabled': 'true',
    });
  });

  it('takes resources, ports, configuration and log level from annotations', () => {
    const { daprd, args } = inject({
      'dapr.io/app-port': '8080',
      'dapr.io/config': 'strict',
      'dapr.io/log-level': 'debug',
      'dapr.io/metrics-port': '9191',
      'dapr.io/sidecar-cpu-request': '50m',
      'dapr.io/sidecar-memory-limit': '128Mi',
    });
    expect(args).toContain(
      '--app-port 8080 --enable-metrics --metrics-port 9191 --config strict --placement-host-address',
    );
    expect(args).toContain('--log-level debug');
    expect(daprd.resources).toEqual({
      requests: { cpu: '50m' },
      limits: { memory: '128Mi' },
    });
    expect(daprd.ports).toContainEqual({
      containerPort: 9191,
      name: 'dapr-metrics',
    });
  });

  it('ignores numbers that are none', () => {
    expect(inject({ 'dapr.io/app-port': 'http' }).args).not.toContain(
      '--app-port',
    );
  });

  it('adds the identity token and only the chosen volumes that exist', () => {
    const { pod, daprd } = inject(
      { 'dapr.io/volume-mounts': 'data:/data,other:/other' },
      {},
      { volumes: [{ name: 'data' }] },
    );
    expect(daprd.volumeMounts).toEqual([
      { name: 'data', mountPath: '/data', readOnly: true },
      {
        name: 'dapr-identity-token',
        mountPath: '/var/run/secrets/dapr.io/sentrytoken',
        readOnly: true,
      },
    ]);
    expect(pod.spec.volumes).toHaveLength(2);
    expect(JSON.stringify(pod.spec.volumes)).toContain(
      '"audience":"spiffe://cluster.local/ns/dapr-system/dapr-sentry"',
    );
  });

  it('keeps variables that an app sets itself', () => {
    const { pod } = inject(
      {},
      {},
      {
        containers: [
          {
            name: 'app',
            image: 'a',
            env: [{ name: 'DAPR_HTTP_PORT', value: '1' }],
          },
          { name: 'helper', image: 'b' },
        ],
      },
    );
    const env = pod.spec.containers.map(each =>
      each.env?.map(({ name, value }) => `${name}=${value}`),
    );
    expect(env.slice(0, 2)).toEqual([
      ['DAPR_HTTP_PORT=1', 'DAPR_GRPC_PORT=50001', 'APP_PROTOCOL=http'],
      ['DAPR_HTTP_PORT=3500', 'DAPR_GRPC_PORT=50001', 'APP_PROTOCOL=http'],
    ]);
  });

  it('passes chosen variables and says which, and tokens by reference only', () => {
    const { daprd } = inject({
      'dapr.io/env': 'A=1, B=x,y,C=2',
      'dapr.io/api-token-secret': 'dapr-token',
    });
    expect(daprd.env).toEqual(
      expect.arrayContaining([
        { name: 'A', value: '1' },
        { name: 'B', value: 'x,y' },
        { name: 'C', value: '2' },
        { name: 'DAPR_ENV_KEYS', value: 'A B C' },
        {
          name: 'DAPR_API_TOKEN',
          valueFrom: { secretKeyRef: { key: 'token', name: 'dapr-token' } },
        },
      ]),
    );
  });

  it.each([
    [{ 'dapr.io/enable-native-sidecar': 'true' }, {}],
    [{}, { nativeSidecar: true }],
  ])('becomes a native sidecar with %p and %p', (annotations, settings) => {
    const { pod } = inject(annotations, settings);
    expect(pod.spec.containers.map(({ name }) => name)).toEqual(['app']);
    expect(pod.spec.initContainers).toMatchObject([
      { name: 'daprd', restartPolicy: 'Always' },
    ]);
  });

  it('writes the health check of the app only when asked for', () => {
    expect(inject({}).args).not.toContain('app-health');
    expect(
      inject({ 'dapr.io/enable-app-health-check': 'true' }).args,
    ).toContain(
      '--enable-app-health-check --app-health-check-path /healthz --app-health-probe-interval 5 --app-health-probe-timeout 500 --app-health-threshold 3',
    );
  });
});
