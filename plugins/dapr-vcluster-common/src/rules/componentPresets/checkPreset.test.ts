import { checkComponentPreset } from './checkPreset';
import { ComponentPreset } from '../../contract/componentPreset';
import { presetMetadata } from './presetMetadata';

const teamRedis: ComponentPreset = {
  name: 'team-redis',
  title: 'Team Redis',
  description: '',
  type: 'state.redis',
  version: 'v1',
  metadata: [
    { name: 'redisHost', value: 'redis.{tenant}.svc:6379' },
    { name: 'keyPrefix', value: '{tenant}' },
    { name: 'redisDB', value: 3 },
    { name: 'redisPassword', secretKeyRef: { name: '{tenant}-db', key: 'pw' } },
  ],
};
const given = { presets: [teamRedis], tenant: { name: 'shop' } };
const asFixed = {
  type: 'state.redis',
  version: 'v1',
  metadata: [
    ...presetMetadata(teamRedis, 'shop'),
    { name: 'maxRetries', value: '3' },
  ],
};
const fieldsOf = (component: typeof asFixed, claimed = 'team-redis') =>
  checkComponentPreset(component, claimed, given).map(({ field }) => field);

describe('checkComponentPreset', () => {
  it('fills the tenant in and lets other fields be', () => {
    expect(asFixed.metadata[0]).toEqual({
      name: 'redisHost',
      value: 'redis.shop.svc:6379',
    });
    expect(asFixed.metadata[3].secretKeyRef?.name).toBe('shop-db');
    expect(fieldsOf(asFixed)).toEqual([]);
  });

  it('takes names in any case and numbers as text, as the runtime does', () => {
    const metadata = asFixed.metadata.map(item => ({
      ...item,
      name: item.name.toUpperCase(),
      ...(item.value !== undefined && { value: String(item.value) }),
    }));
    expect(fieldsOf({ ...asFixed, metadata })).toEqual([]);
  });

  it('names each fixed field that is missing or another', () => {
    expect(fieldsOf({ ...asFixed, type: 'state.in-memory' })).toEqual(['type']);
    expect(
      fieldsOf({
        ...asFixed,
        version: 'v2',
        metadata: [
          { name: 'redisHost', value: 'elsewhere:6379' },
          { name: 'keyPrefix', secretKeyRef: { name: 'x', key: 'y' } },
          { name: 'redisPassword', value: 'geheim' },
        ],
      }),
    ).toEqual([
      'version',
      'metadata.redisHost',
      'metadata.keyPrefix',
      'metadata.redisDB',
      'metadata.redisPassword',
    ]);
  });

  it('never repeats what stands in place of a fixed secret', () => {
    const findings = checkComponentPreset(
      { ...asFixed, metadata: [{ name: 'redisPassword', value: 'geheim' }] },
      'team-redis',
      given,
    );
    expect(JSON.stringify(findings)).not.toContain('geheim');
    expect(findings.map(({ fix }) => fix)).toContain(
      'Use key "pw" of Secret "shop-db", or register it without the preset',
    );
  });

  it('says which presets there are', () => {
    const [near] = checkComponentPreset(asFixed, 'team-rediss', given);
    expect(near).toMatchObject({
      ruleId: 'preset/unknown',
      fix: 'Did you mean "team-redis"?',
    });
    const [none] = checkComponentPreset(asFixed, 'x', {
      ...given,
      presets: [],
    });
    expect(none.fix).toContain('offers none');
  });
});
