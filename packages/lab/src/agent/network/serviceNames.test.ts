import type { EndpointSlice } from './endpointSlices';
import { headlessNames } from './serviceNames';

const slice = (
  service: string,
  endpoints: EndpointSlice['endpoints'],
  headless = true,
): EndpointSlice => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: {
    namespace: 'shop',
    name: `${service}-x1`,
    labels: {
      'kubernetes.io/service-name': service,
      ...(headless && { 'service.kubernetes.io/headless': '' }),
    },
  },
  endpoints,
});
const at = (address: string, ready?: boolean) => ({
  addresses: [address],
  conditions: { ready },
});

describe('headlessNames', () => {
  it('answers with all ready pods, over all slices of a Service', () => {
    expect(
      headlessNames([
        slice('cart-dapr', [at('10.99.0.9'), at('10.99.0.7', false)]),
        slice('cart-dapr', [at('10.99.0.8', true)]),
      ]),
    ).toEqual({
      'cart-dapr.shop.svc': ['10.99.0.8', '10.99.0.9'],
      'cart-dapr.shop.svc.cluster.local': ['10.99.0.8', '10.99.0.9'],
    });
  });

  it('leaves out Services with an address of their own, and those without a ready pod', () => {
    expect(
      headlessNames([
        slice('web', [at('10.99.0.9', true)], false),
        slice('cart-dapr', [at('10.99.0.7', false)]),
        slice('none-dapr', null),
      ]),
    ).toEqual({});
  });
});
