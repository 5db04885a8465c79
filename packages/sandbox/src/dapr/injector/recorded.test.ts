import { applyPatch } from 'rfc6902';
import { cloneDeep } from 'lodash';
import { Container, Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import { injectionPatch } from './patch';
import recorded from './testdata/injected-pods.json';
import { settingsForTests } from '../../__testUtils__/dapr/injectorSettings';

const ADDED_LABELS = [
  'dapr.io/app-id',
  'dapr.io/metrics-enabled',
  'dapr.io/sidecar-injected',
];
const ADDED_ENV = ['DAPR_HTTP_PORT', 'DAPR_GRPC_PORT', 'APP_PROTOCOL'];

/** The pod as it was before the real injector touched it. */
function before(pod: Pod): Pod {
  const copy = cloneDeep(pod);
  ADDED_LABELS.forEach(label => delete copy.metadata.labels?.[label]);
  copy.spec.containers = copy.spec.containers
    .filter(({ name }) => name !== 'daprd')
    .map(container => ({
      ...container,
      env: container.env?.filter(({ name }) => !ADDED_ENV.includes(name)),
    }));
  return copy;
}

/** The values an API server fills into a container that leaves them out. */
function defaulted(container: Container): Container {
  const probe = (value: unknown) => {
    const { httpGet, ...rest } = value as { httpGet?: object };
    return {
      successThreshold: 1,
      ...rest,
      ...(httpGet && { httpGet: { scheme: 'HTTP', ...httpGet } }),
    };
  };
  return {
    resources: {},
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    ...container,
    ports: container.ports?.map(port => ({ protocol: 'TCP', ...port })),
    env: container.env?.map(variable =>
      variable.valueFrom?.fieldRef
        ? {
            ...variable,
            valueFrom: {
              fieldRef: { apiVersion: 'v1', ...variable.valueFrom.fieldRef },
            },
          }
        : variable,
    ),
    readinessProbe: probe(container.readinessProbe),
    livenessProbe: probe(container.livenessProbe),
  };
}

describe('injection compared with pods that Dapr 1.18.3 injected', () => {
  const pods = recorded as unknown as Pod[];

  it.each(pods.map(pod => [pod.metadata.name, pod] as const))(
    '%s comes out the same, field by field',
    (_, pod) => {
      const daprd = pod.spec.containers.find(({ name }) => name === 'daprd');
      const trustAnchors = daprd?.env?.find(
        ({ name }) => name === 'DAPR_TRUST_ANCHORS',
      )?.value;
      const injected = before(pod);
      const problems = applyPatch(
        injected,
        injectionPatch(injected, pod.metadata.namespace ?? '', {
          ...settingsForTests,
          trustAnchors: trustAnchors ?? '',
          // The recorded injector ran outside a pod, found no token of its own and
          // left this volume out. It is the one deliberate difference.
          identityTokenVolume: false,
        }),
      );
      expect(problems.filter(Boolean)).toEqual([]);
      injected.spec.containers = injected.spec.containers.map(container =>
        container.name === 'daprd' ? defaulted(container) : container,
      );
      expect(injected).toEqual(pod);
    },
  );

  it('covers one of each kind of app', () => {
    expect(pods.map(pod => pod.metadata.name.split('-')[0]).sort()).toEqual([
      'cart',
      'go',
      'java',
      'orders',
    ]);
  });
});
