import { DaprResource } from '../sync';
import { takeOver } from './takeOver';

const tenant = { namespace: 'vcluster-a', name: 'a' };
const spec = (secret: string) => ({
  type: 'state.redis',
  version: 'v1',
  metadata: [
    { name: 'redisPassword', secretKeyRef: { name: secret, key: 'p' } },
  ],
});
const source: DaprResource = {
  apiVersion: 'dapr.io/v1alpha1',
  kind: 'Component',
  metadata: { namespace: 'default', name: 'store', uid: 'source-uid' },
  spec: spec('redis'),
  scopes: ['cart'],
};
const live: DaprResource = {
  apiVersion: 'dapr.io/v1alpha1',
  kind: 'Component',
  metadata: {
    namespace: 'vcluster-a',
    name: 'store',
    uid: 'host-uid',
    generation: 3,
    labels: { 'app.kubernetes.io/managed-by': 'backstage-dapr-vcluster' },
    annotations: { 'example.org/note': 'kept' },
  },
  spec: spec('redis-x-default-x-a'),
  scopes: ['cart'],
};

it('keeps the object of the host, with the marks of a copy', () => {
  const { object, isSame } = takeOver(live, source, tenant);
  expect(isSame).toBe(true);
  expect(object).toMatchObject({
    metadata: {
      uid: 'host-uid',
      labels: {
        'app.kubernetes.io/managed-by': 'dapr-vcluster-component-syncer',
        'dapr-vcluster/tenant-name': 'a',
      },
      annotations: {
        'example.org/note': 'kept',
        'dapr-vcluster/sync-source': 'default/store',
        'dapr-vcluster/sync-source-uid': 'source-uid',
      },
    },
    spec: live.spec,
    scopes: live.scopes,
  });
});

it.each<[string, Partial<DaprResource>]>([
  ['other scopes', { scopes: ['cart', 'orders'] }],
  ['another Secret', { spec: spec('redis') }],
  ['more fields', { auth: { secretStore: 'kubernetes' } }],
])('says that the host would change: %s', (_, change) => {
  expect(takeOver({ ...live, ...change }, source, tenant).isSame).toBe(false);
});
