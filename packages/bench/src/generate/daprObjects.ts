import { KubeObject } from 'dapr-vcluster-kube-sim';

const SCOPES = ['cart', 'mail'];

type Made = Pick<KubeObject, 'apiVersion' | 'kind'> & Record<string, unknown>;

/** One resource of each kind of Dapr that passes all rules, without names. */
const KINDS: Made[] = [
  {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'Component',
    spec: {
      type: 'state.redis',
      version: 'v1',
      metadata: [
        { name: 'redisHost', value: 'redis.default.svc.cluster.local:6379' },
        { name: 'keyPrefix', value: 'namespace' },
      ],
    },
    scopes: SCOPES,
  },
  {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'Configuration',
    spec: { tracing: { samplingRate: '1' }, metric: { enabled: true } },
  },
  {
    apiVersion: 'dapr.io/v2alpha1',
    kind: 'Subscription',
    spec: {
      pubsubname: 'events',
      topic: 'orders',
      routes: { default: '/orders' },
    },
    scopes: SCOPES,
  },
  {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'Resiliency',
    spec: {
      policies: { timeouts: { general: '5s' } },
      targets: { apps: { cart: { timeout: 'general' } } },
    },
    scopes: SCOPES,
  },
  {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'HTTPEndpoint',
    spec: { baseUrl: 'https://orders.example.com' },
    scopes: SCOPES,
  },
  {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'WorkflowAccessPolicy',
    spec: {
      rules: [
        {
          callers: [{ appID: 'cart' }],
          workflows: [{ name: 'order', operations: ['schedule', 'get'] }],
        },
      ],
    },
    scopes: SCOPES,
  },
  {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'MCPServer',
    spec: {
      endpoint: {
        streamableHTTP: {
          url: 'https://tools.example.com/mcp',
          timeout: '10s',
        },
      },
    },
    scopes: SCOPES,
  },
];

/** How many kinds of Dapr there are. */
export const ALL_KINDS = KINDS.length;

/**
 * Dapr resources of one vcluster.
 *
 * @param kinds - how many kinds; Components first
 * @param each - how many of each kind
 */
export function daprObjects(kinds: number, each: number): KubeObject[] {
  return KINDS.slice(0, kinds).flatMap(made =>
    Array.from({ length: each }, (_, index) => ({
      ...made,
      metadata: {
        name: `${made.kind.toLowerCase()}-${index}`,
        namespace: 'default',
      },
    })),
  );
}

/** A Dapr Component of a vcluster. */
export function daprComponent(name: string): KubeObject {
  return { ...KINDS[0], metadata: { name, namespace: 'default' } };
}
