import {
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { redis, secrets, TEAM_REDIS } from '../../__testUtils__/redisComponent';
import { WritePath } from '../../__testUtils__/WritePath';

const PATH = '/tenants/sandbox/vcluster-shop/shop/components';
const claiming = {
  ...redis,
  preset: 'team-redis',
  metadata: [TEAM_REDIS.metadata[0], { name: 'keyPrefix', value: 'shop' }],
  secrets,
};

describe('a Dapr Component that claims a preset', () => {
  let path: WritePath;
  let virtual: KubeClient;
  beforeAll(async () => {
    path = await WritePath.start();
    ({ virtual } = await path.tenant('shop'));
  }, 180_000);
  afterAll(() => path?.close());

  const apply = (body: object) => path.send('POST', PATH, 'teamA', body);

  it.each([
    [
      { metadata: [claiming.metadata[0], redis.metadata[1]] },
      'metadata.keyPrefix',
      'Use "shop", or register it without the preset.',
    ],
    [
      {
        metadata: [
          { name: 'redisHost', value: 'elsewhere:6379' },
          claiming.metadata[1],
        ],
      },
      'metadata.redisHost',
      /^Use "redis-master/,
    ],
    [{ preset: 'team-radis' }, 'preset', 'Did you mean "team-redis"?'],
  ])('is refused with %j, and nothing changes', async (change, field, fix) => {
    const before = await path.fingerprint(virtual);
    const { status, body } = await apply({ ...claiming, ...change });
    expect(status).toBe(400);
    expect(body.error.details).toMatchObject({
      field,
      fix: expect.stringMatching(fix),
    });
    expect(await path.fingerprint(virtual)).toEqual(before);
  });

  it('is registered with what it fixes, and says which it is', async () => {
    const { status } = await apply(claiming);
    expect(status).toBe(201);
    const component = await path.host.get(RESOURCES.components, {
      namespace: 'vcluster-shop',
      name: 'statestore',
    });
    expect(component.metadata.annotations).toMatchObject({
      'dapr-vcluster/component-preset': 'team-redis',
    });
    expect((await apply(claiming)).body.outcome).toBe('unchanged');
  });
});
