import { Pod, Secret } from 'dapr-vcluster-kube-sim/controller-runtime';
import { BackendRegistry, DEFAULT_REDIS } from '../../dapr/sidecar/backends';
import { DaprComponent, MetadataItem } from '../../dapr/sidecar/objects';
import { SidecarInput } from '../../dapr/sidecar/types';

export const NAMESPACE = 'vcluster-8d9001d3-cee4d8f6';
export const PASSWORD = 'right-password';

/** A pod whose daprd has this command line. */
export function podWith(args: string[], name = 'cart-1'): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: NAMESPACE },
    spec: {
      automountServiceAccountToken: false,
      containers: [
        { name: 'app', image: 'example.org/cart:1.0' },
        { name: 'daprd', image: 'ghcr.io/dapr/daprd:1.18.3', args },
      ],
    },
  };
}

export function component(
  name: string,
  options: {
    type?: string;
    metadata?: MetadataItem[];
    scopes?: string[];
    ignoreErrors?: boolean;
    secretStore?: string;
  } = {},
): DaprComponent {
  return {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: NAMESPACE },
    spec: {
      type: options.type ?? 'state.redis',
      version: 'v1',
      ignoreErrors: options.ignoreErrors,
      metadata: options.metadata ?? [
        { name: 'redisHost', value: DEFAULT_REDIS },
        {
          name: 'redisPassword',
          secretKeyRef: { name: 'redis-secret', key: 'password' },
        },
      ],
    },
    ...(options.secretStore && { auth: { secretStore: options.secretStore } }),
    scopes: options.scopes,
  };
}

export function secret(name: string, values: Record<string, string>): Secret {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: NAMESPACE },
    data: Object.fromEntries(
      Object.entries(values).map(([key, value]) => [
        key,
        Buffer.from(value).toString('base64'),
      ]),
    ),
  };
}

/** The flags that matter of an injected sidecar of the app `cart`. */
export const CART_ARGS = [
  '/daprd',
  '--app-id',
  'cart',
  '--app-protocol',
  'http',
  '--placement-host-address',
  'dapr-placement-server.dapr-system.svc.cluster.local:50005',
  '--disable-builtin-k8s-secret-store',
];

/** A namespace with a Redis, the Secret `redis-secret` and nothing else. */
export function inputWith(overrides: Partial<SidecarInput> = {}): SidecarInput {
  return {
    pod: podWith(CART_ARGS),
    components: [],
    secrets: [secret('redis-secret', { password: PASSWORD })],
    configurations: [],
    subscriptions: [],
    named: {},
    backends: new BackendRegistry({ [DEFAULT_REDIS]: { password: PASSWORD } }),
    appListening: true,
    runtime: { version: '1.18.3', placementConnected: true, schedulers: [] },
    ...overrides,
  };
}
