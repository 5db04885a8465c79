import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import {
  component,
  injector,
  pod,
  release,
  synced,
  vcluster,
} from '../../__testUtils__/objects';
import { componentProjection } from './component';
import { projectPod } from './pod';
import { projectRelease } from './release';
import { projectSubscription } from './resource';
import { projectWorkload } from './workload';

describe('projectPod', () => {
  it('drops tokens, environment and everything else that is not shown', () => {
    const projected = projectPod(
      pod('a', 'shop-7d5f9c-abcde', {
        meta: {
          labels: { app: 'shop', 'dapr.io/app-id': 'shop' },
          annotations: {
            ...synced('default', 'shop-7d5f9c-abcde'),
            'dapr.io/enabled': 'true',
            'dapr.io/env': 'PASSWORD=annotation-secret',
            'vcluster.loft.sh/token-abc': 'token-secret',
            'vcluster.loft.sh/owner-references':
              '[{"kind":"ReplicaSet","name":"shop-7d5f9c","controller":true}]',
          },
        },
      }),
    );
    expect(JSON.stringify(projected)).not.toContain('secret');
    expect(projected).toMatchObject({
      role: 'app',
      workload: 'shop',
      labels: { 'dapr.io/app-id': 'shop' },
      daprd: { appId: 'shop', appPort: 8080, native: false },
    });
    expect(JSON.stringify(projected).length).toBeLessThan(2_000);
  });

  it.each([
    ['no word about Dapr', {}],
    ['a clear no', { 'dapr.io/enabled': 'false' }],
  ])('forgets pods with %s', (_, annotations) => {
    const plain = pod('a', 'b', { daprd: false, meta: { annotations } });
    expect(projectPod(plain)).toBeUndefined();
  });

  it("does not take a tenant's pod for a control plane because of its labels", () => {
    const labels = { app: 'vcluster', release: 'other' };
    const owner = { apiVersion: 'v1', kind: 'Service', name: 'a', uid: '1' };
    const meta = { labels, ownerReferences: [owner] };
    expect(projectPod(pod('a', 'b', { meta }))?.role).toBe('app');
  });
});

describe('projectComponent', () => {
  const project = async (
    metadata: Array<Record<string, unknown>>,
    type?: string,
  ) => {
    const make = componentProjection(await loadComponentCatalogue());
    return make(component('a', 'store', { metadata, type }));
  };

  it.each([
    ['a field the catalogue marks', 'redisPassword', 'hush', 'state.redis'],
    ['a name that sounds like it', 'apiToken', 'hush', 'bindings.unheard-of'],
    [
      'an address with a password',
      'url',
      'amqp://me:hush@x',
      'pubsub.rabbitmq',
    ],
    ['a connection string', 'note', 'Server=x;Password=hush', 'state.redis'],
  ])('never keeps the value of %s', async (_, name, value, type) => {
    const projected = await project([{ name, value }], type);
    expect(projected.metadata).toEqual([{ name, redacted: true }]);
    expect(JSON.stringify(projected)).not.toContain('hush');
  });

  it('keeps plain values and references', async () => {
    const secretKeyRef = { name: 'redis', key: 'password' };
    const metadata = [
      { name: 'redisHost', value: 'redis:6379' },
      { name: 'redisDB', value: 3 },
      { name: 'redisPassword', secretKeyRef },
      { name: 'redisUsername', envRef: 'USER' },
    ];
    expect((await project(metadata)).metadata).toEqual([
      metadata[0],
      { name: 'redisDB', value: '3' },
      metadata[2],
      metadata[3],
    ]);
  });

  it('has equal digests for equal content, secrets included, whatever the order of fields', async () => {
    const digest = async (...items: Array<Record<string, unknown>>) =>
      (await project(items)).digest;
    const one = await digest({ name: 'redisPassword', value: 'x' });
    expect(await digest({ value: 'x', name: 'redisPassword' })).toBe(one);
    expect(await digest({ name: 'redisPassword', value: 'y' })).not.toBe(one);
  });
});

describe('projectSubscription', () => {
  const subscription = (spec?: object) => ({
    apiVersion: 'dapr.io/v2alpha1',
    kind: 'Subscription',
    metadata: { name: 'orders', namespace: 'shop' },
    spec,
    scopes: ['cart'],
  });

  it('keeps pub/sub and topic, and nothing else', () => {
    expect(
      projectSubscription(
        subscription({
          pubsubname: 'bus',
          topic: 'orders',
          routes: { default: '/o' },
        }),
      ),
    ).toMatchObject({
      name: 'orders',
      scopes: ['cart'],
      subscription: { pubsub: 'bus', topic: 'orders' },
    });
  });

  it.each([undefined, {}, { pubsubname: 'bus' }])(
    'is for nothing known with spec %j',
    spec => {
      expect(projectSubscription(subscription(spec)).subscription).toBe(
        undefined,
      );
    },
  );
});

describe('projectWorkload', () => {
  it("keeps nothing of the environment but the injector's lists", () => {
    const projected = projectWorkload(injector());
    expect(projected).toMatchObject({
      version: '1.18.3',
      allowList: { serviceAccounts: 'vcluster-*:vc-*' },
    });
    expect(JSON.stringify(projected)).not.toContain('SIDECAR_IMAGE');
  });

  it.each([
    ['vcluster-0.36.1', '0.36.1'],
    ['vcluster-k8s-0.19.4', '0.19.4'],
  ])('reads the version off chart %s', (chart, version) => {
    const object = vcluster('a', 'b', { meta: { labels: { chart } } });
    expect(projectWorkload(object).version).toBe(version);
  });
});

describe('projectRelease', () => {
  it('keeps no values', () => {
    const projected = projectRelease(release('a', 'b'));
    expect(projected).toMatchObject({ releaseName: 'b', version: '0.36.1' });
    expect(JSON.stringify(projected)).not.toContain('secret');
  });
});
