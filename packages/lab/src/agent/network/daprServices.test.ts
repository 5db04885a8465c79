import { servicesWithEndpoints } from './daprServices';
import type { EndpointSlice } from './endpointSlices';

const slice = (
  service: string | undefined,
  endpoints: EndpointSlice['endpoints'],
): EndpointSlice => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: {
    namespace: 'dapr-system',
    name: 'slice-x1',
    labels: service ? { 'kubernetes.io/service-name': service } : {},
  },
  endpoints,
});
const at = (ready?: boolean) => ({
  addresses: ['10.99.0.3'],
  conditions: { ready },
});

describe('servicesWithEndpoints', () => {
  it('names a Service as soon as one pod of one slice is ready', () => {
    const slices = [
      slice('dapr-api', [at(false), at(true)]),
      slice('dapr-sentry', [at(false)]),
      slice('dapr-sentry', [at()]),
    ];
    expect([...servicesWithEndpoints(slices)]).toEqual([
      'dapr-api',
      'dapr-sentry',
    ]);
  });

  it('leaves out those whose pods are gone or not ready', () => {
    const slices = [
      slice('dapr-api', null),
      slice('dapr-sentry', []),
      slice('dapr-sidecar-injector', [at(false)]),
      slice(undefined, [at(true)]),
    ];
    expect(servicesWithEndpoints(slices).size).toBe(0);
  });
});
