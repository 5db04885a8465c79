import { mockServices } from '@backstage/backend-test-utils';
import { JsonValue } from '@backstage/types';
import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import {
  assertUsableComponentPresets,
  readComponentPresets,
} from './readComponentPresets';

const read = (componentPresets: JsonValue) =>
  readComponentPresets(
    mockServices.rootConfig({ data: { daprVcluster: { componentPresets } } }),
  );
const redis = {
  name: 'team-redis',
  type: 'state.redis',
  version: 'v1',
  metadata: [
    { name: 'redisHost', value: 'redis:6379' },
    { name: 'keyPrefix', value: '{tenant}' },
    { name: 'redisPassword', secretKeyRef: { name: 'redis', key: 'pw' } },
  ],
};

describe('readComponentPresets', () => {
  it('offers none unless configured', () => {
    expect(readComponentPresets(mockServices.rootConfig())).toEqual([]);
  });

  it('uses the name as title unless one is configured', () => {
    expect(read([redis])).toEqual([
      { ...redis, title: 'team-redis', description: '' },
    ]);
  });

  it.each<[JsonValue, RegExp]>([
    ['redis', /componentPresets is not a list/],
    [
      [{ ...redis, name: 'Team Redis' }],
      /componentPresets\[0\]\.name: Invalid/,
    ],
    [[{ ...redis, type: undefined as never }], /\[0\]\.type: Required/],
    [[{ ...redis, host: 'x' }], /\[0\]: Unrecognized key.*'host'/],
    [
      [{ ...redis, metadata: [{ name: 'a' }] }],
      /\[0\]\.metadata\[0\] needs exactly one of value and secretKeyRef/,
    ],
    [[redis, redis], /two presets called "team-redis"/],
  ])('does not start with %j', (config, message) => {
    expect(() => read(config)).toThrow(message);
  });
});

describe('assertUsableComponentPresets', () => {
  const check = async (change: object) =>
    assertUsableComponentPresets(
      read([{ ...redis, ...change }]),
      await loadComponentCatalogue(),
    );
  const withItem = (item: object) => ({ metadata: [...redis.metadata, item] });

  it('accepts a component preset that a tenant can complete', async () => {
    await expect(check({})).resolves.toBeUndefined();
    await expect(check({ metadata: [] })).resolves.toBeUndefined();
  });

  it.each<[object, RegExp]>([
    [{ version: 'v7' }, /"team-redis"\): "state.redis" has no version "v7"/],
    [withItem({ name: 'redisHots', value: 'x' }), /Did you mean "redisHost"/],
    [withItem({ name: 'sentinelPassword', value: 'x' }), /in plain text/],
    [{ metadata: [{ name: 'keyPrefix', value: 'none' }] }, /keyPrefix "none"/],
  ])('does not start with %j', async (change, message) => {
    await expect(check(change)).rejects.toThrow(message);
  });
});
