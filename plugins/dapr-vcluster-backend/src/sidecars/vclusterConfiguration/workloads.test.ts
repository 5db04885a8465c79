import { readWorkload } from './workloads';

const ENABLED = { 'dapr.io/enabled': 'true', 'dapr.io/app-id': 'basket' };

const workload = (fields: {
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  template?: object;
}) => ({
  metadata: {
    name: 'cart',
    namespace: 'shop',
    labels: fields.labels,
    annotations: fields.annotations,
  },
  spec: { template: { metadata: fields.template ?? {} } },
});

describe('readWorkload', () => {
  it.each([
    ['metadata.annotations', { annotations: ENABLED }],
    ['metadata.labels', { labels: ENABLED }],
    ['spec.template.metadata.labels', { template: { labels: ENABLED } }],
  ])('finds the annotation in %s', (place, fields) => {
    expect(readWorkload(workload(fields), 'Deployment').misplaced).toEqual({
      uid: 'Deployment/shop/cart',
      namespace: 'shop',
      name: 'cart',
      createdAt: undefined,
      where: `${place} of Deployment shop/cart`,
      annotations: { 'dapr.io/app-id': 'basket' },
    });
  });

  it('uses the name as app-id where none is given', () => {
    const { misplaced } = readWorkload(
      workload({ annotations: { 'dapr.io/enabled': 'true' } }),
      'StatefulSet',
    );
    expect(misplaced?.annotations).toEqual({ 'dapr.io/app-id': 'cart' });
  });

  it.each([
    ['asks nowhere', {}],
    ['says no', { annotations: { 'dapr.io/enabled': 'false' } }],
    [
      'asks in the right place as well',
      { annotations: ENABLED, template: { annotations: ENABLED } },
    ],
  ])('finds nothing in one that %s', (_, fields) => {
    expect(readWorkload(workload(fields), 'Deployment')).toEqual({});
  });

  it('recognizes a part of a Dapr control plane', () => {
    expect(
      readWorkload(workload({ labels: { app: 'dapr-sentry' } }), 'Deployment'),
    ).toEqual({ ownDapr: 'shop' });
  });
});
