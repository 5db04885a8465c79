import { statSync } from 'node:fs';
import { join } from 'node:path';
import { decodeField } from './decode';
import { loadComponentCatalogue } from './load';
import { looksSensitive } from './sensitive';

describe('component catalogue', () => {
  it('knows every component type of the source', async () => {
    const { components } = await loadComponentCatalogue();
    const count = (block: string) =>
      components.filter(c => c.type.startsWith(`${block}.`)).length;
    expect(components).toHaveLength(141);
    expect({
      bindings: count('bindings'),
      state: count('state'),
      pubsub: count('pubsub'),
      secretstores: count('secretstores'),
      'middleware.http': count('middleware.http'),
    }).toEqual({
      bindings: 50,
      state: 32,
      pubsub: 15,
      secretstores: 11,
      'middleware.http': 9,
    });
  });

  it('has no field twice in a list and no empty name', async () => {
    const { components } = await loadComponentCatalogue();
    for (const component of components) {
      for (const fields of [
        component.fields,
        ...component.profiles.map(profile => profile.fields),
      ]) {
        const names = fields.map(field => field.name.toLowerCase());
        expect(names).toEqual([...new Set(names)]);
        expect(names).not.toContain('');
      }
    }
  });

  it('describes the Redis state store', async () => {
    const catalogue = await loadComponentCatalogue();
    const redis = catalogue.find('state.redis', 'v1')!;
    expect(redis.reference).toBe(
      'https://docs.dapr.io/reference/components-reference/supported-state-stores/setup-redis/',
    );
    expect(redis.fields.find(f => f.name === 'redisHost')).toEqual({
      name: 'redisHost',
      type: 'string',
      required: true,
      sensitive: false,
      deprecated: false,
    });
    expect(redis.fields.find(f => f.name === 'redisType')).toMatchObject({
      allowedValues: ['node', 'cluster'],
      default: 'node',
    });
    expect(redis.fields.find(f => f.name === 'clientKey')!.sensitive).toBe(
      true,
    );
    expect(redis.profiles.map(profile => profile.title)).toEqual([
      'Username and password',
      'Entra ID: managed identity',
      'Entra ID: client credentials',
      'Entra ID: client certificate',
    ]);
  });

  it('finds types by the other names the runtime accepts', async () => {
    const catalogue = await loadComponentCatalogue();
    expect(catalogue.find('state.postgres', 'v2')!.type).toBe(
      'state.postgresql',
    );
    expect(catalogue.versionsOf('pubsub.snssqs')).toEqual(['v1']);
    expect(catalogue.versionsOf('state.nothing')).toEqual([]);
  });

  it('stays small enough for a browser', () => {
    const { size } = statSync(join(__dirname, 'catalogue.data.json'));
    expect(size).toBeLessThan(120_000);
  });

  it.each([
    ['redisHost!', { required: true, sensitive: false, type: 'string' }],
    ['redisPassword*', { sensitive: true }],
    ['old~:n?3', { deprecated: true, type: 'number', default: '3' }],
    ['mode=a|b?a', { allowedValues: ['a', 'b'], default: 'a' }],
  ])('reads the notation %s', (text, expected) => {
    expect(decodeField(text)).toMatchObject(expected);
  });

  it.each([
    ['token', true],
    ['schemaRegistryAPISecret', true],
    ['clientKey', true],
    ['tokenURI', false],
    ['partitionKey', false],
    ['maxTokens', false],
    ['privateKeyPath', false],
  ])('takes %s for sensitive: %s', (name, expected) => {
    expect(looksSensitive(name)).toBe(expected);
  });
});
