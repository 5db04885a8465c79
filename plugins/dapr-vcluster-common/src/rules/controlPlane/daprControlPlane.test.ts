import { isDaprControlPlane } from './daprControlPlane';

describe('isDaprControlPlane', () => {
  const labels = { app: 'dapr-operator' };
  it.each<[object, boolean]>([
    [{ kind: 'Deployment', metadata: { labels } }, true],
    [{ kind: 'Service', metadata: { labels } }, false],
    [{ kind: 'Deployment', metadata: { labels: { app: 'dapr' } } }, false],
    [
      {
        kind: 'MutatingWebhookConfiguration',
        metadata: { name: 'dapr-sidecar-injector' },
      },
      true,
    ],
    [
      { kind: 'HelmRelease', spec: { chart: { spec: { chart: 'dapr' } } } },
      true,
    ],
    [
      { kind: 'HelmRelease', spec: { chart: { spec: { chart: 'redis' } } } },
      false,
    ],
    [{ kind: 'Application', spec: { source: { chart: 'dapr/dapr' } } }, true],
    [{ kind: 'Application' }, false],
  ])('%j: %s', (object, expected) => {
    expect(isDaprControlPlane(object)).toBe(expected);
  });
});
