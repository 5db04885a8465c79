/** A Deployment of one pod that asks for a sidecar. */
export const app = (
  name: string,
  annotations: Record<string, string> = { 'dapr.io/enabled': 'true' },
) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'default' },
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

/** A Redis state store whose password is in a Secret. */
export const stateStore = (
  name: string,
  namespace: string,
  options: {
    address: string;
    secret: string;
    scopes: string[];
    ignoreErrors?: boolean;
  },
) => ({
  apiVersion: 'dapr.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace },
  spec: {
    type: 'state.redis',
    version: 'v1',
    ...(options.ignoreErrors && { ignoreErrors: true }),
    metadata: [
      { name: 'keyPrefix', value: 'contract' },
      { name: 'redisHost', value: options.address },
      {
        name: 'redisPassword',
        secretKeyRef: { name: options.secret, key: 'password' },
      },
    ],
  },
  auth: { secretStore: 'kubernetes' },
  scopes: options.scopes,
});

/** A Secret with a password. */
export const secret = (name: string, password: string) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name, namespace: 'default' },
  data: { password: Buffer.from(password).toString('base64') },
});
