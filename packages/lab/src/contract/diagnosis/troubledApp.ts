import { Trouble, TroubledComponent } from './troubles';

type Place = { namespace: string };

/** Pod of an app in trouble, or the Deployment that makes it. */
export function troubledApp(trouble: Trouble, { namespace }: Place) {
  const { app, asks = true, misplaced, container, beside = [] } = trouble;
  const metadata = {
    labels: { app },
    ...(asks && {
      annotations: {
        'dapr.io/enabled': 'true',
        'dapr.io/app-id': app,
        'dapr.io/disable-builtin-k8s-secret-store': 'true',
        ...trouble.annotations,
      },
    }),
  };
  const image = 'registry.example.com/app:1.0.0';
  const spec = {
    containers: [{ name: 'app', image, ...container }, ...beside],
  };
  return trouble.once
    ? {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: app, namespace, ...metadata },
        spec: { ...spec, restartPolicy: 'Never' },
      }
    : {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: app, namespace, annotations: misplaced },
        spec: {
          selector: { matchLabels: { app } },
          template: { metadata, spec },
        },
      };
}

/** A Dapr Component in the scope of one app. */
export function troubledComponent(
  app: string,
  index: number,
  { type = 'state.redis', metadata = {}, secret, spec }: TroubledComponent,
  { namespace }: Place,
) {
  const password = {
    name: 'redisPassword',
    secretKeyRef: { name: secret, key: 'password' },
  };
  return {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'Component',
    metadata: { name: `${app}-${index}`, namespace },
    spec: {
      type,
      version: 'v1',
      metadata: [
        ...Object.entries(metadata).map(([name, value]) => ({ name, value })),
        ...(secret ? [password] : []),
      ],
      ...spec,
    },
    auth: { secretStore: 'kubernetes' },
    scopes: [app],
  };
}
