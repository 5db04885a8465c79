/** A namespace. */
export const namespaceObject = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name },
});

/** A Deployment of one pod that asks for a sidecar. */
export const app = (
  name: string,
  annotations: Record<string, string> = { 'dapr.io/enabled': 'true' },
  namespace = 'default',
) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace },
  spec: {
    selector: { matchLabels: { app: name } },
    template: {
      metadata: {
        labels: { app: name },
        annotations: {
          'dapr.io/app-id': name,
          'dapr.io/disable-builtin-k8s-secret-store': 'true',
          ...annotations,
        },
      },
      spec: {
        containers: [{ name: 'app', image: 'registry.example.com/app:1.0.0' }],
      },
    },
  },
});

/** A Dapr Component; `secret` is the one that holds its password. */
export const component = (
  name: string,
  namespace: string,
  options: {
    type: string;
    metadata: Record<string, string>;
    secret?: string;
    spec?: object;
    scopes: string[];
  },
) => ({
  apiVersion: 'dapr.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace },
  spec: {
    type: options.type,
    version: 'v1',
    metadata: [
      ...Object.entries(options.metadata).map(([key, value]) => ({
        name: key,
        value,
      })),
      ...(options.secret
        ? [
            {
              name: 'redisPassword',
              secretKeyRef: { name: options.secret, key: 'password' },
            },
          ]
        : []),
    ],
    ...options.spec,
  },
  auth: { secretStore: 'kubernetes' },
  scopes: options.scopes,
});

/** A Redis state store whose password is in a Secret. */
export const stateStore = (
  name: string,
  namespace: string,
  options: {
    address: string;
    secret: string;
    scopes: string[];
    keyPrefix?: string;
    ignoreErrors?: boolean;
  },
) =>
  component(name, namespace, {
    type: 'state.redis',
    metadata: {
      keyPrefix: options.keyPrefix ?? 'contract',
      redisHost: options.address,
    },
    secret: options.secret,
    ...(options.ignoreErrors && { spec: { ignoreErrors: true } }),
    scopes: options.scopes,
  });

/** A Secret with a password. */
export const secret = (
  name: string,
  password: string,
  namespace = 'default',
) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name, namespace },
  data: { password: Buffer.from(password).toString('base64') },
});
