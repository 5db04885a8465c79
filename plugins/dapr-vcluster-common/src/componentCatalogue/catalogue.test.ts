import { statSync } from 'node:fs';
import { join } from 'node:path';
import { allFields } from './allFields';
import { decodeField } from './decode';
import { decodeNeed } from './decodeNeed';
import { loadComponentCatalogue } from './load';
import { looksSensitive } from './sensitive';

describe('component catalogue', () => {
  it('knows every component type of the source', async () => {
    const { components } = await loadComponentCatalogue();
    const count = (block: string) =>
      components.filter(c => c.type.startsWith(`${block}.`)).length;
    expect(components).toHaveLength(144);
    expect({
      bindings: count('bindings'),
      state: count('state'),
      pubsub: count('pubsub'),
      secretstores: count('secretstores'),
      'middleware.http': count('middleware.http'),
    }).toEqual({
      bindings: 49,
      state: 35,
      pubsub: 15,
      secretstores: 11,
      'middleware.http': 10,
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
      allowedValues: ['node', 'cluster', 'sentinel'],
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

  it('has what daprd registers, not what the published metadata says', async () => {
    const catalogue = await loadComponentCatalogue();
    expect(catalogue.versionsOf('state.cockroachdb')).toEqual(['v1', 'v2']);
    expect(catalogue.versionsOf('secretstores.aws.secretmanager')).toEqual([
      'v1',
    ]);
    expect(catalogue.versionsOf('secretstores.aws.secretsmanager')).toEqual([]);
    expect(catalogue.versionsOf('state.yugabyte')).toEqual(['v2']);
    expect(catalogue.versionsOf('crypto.dapr.jwks')).toEqual(['v1']);
    // Registered without a version, v0 means v1.
    expect(catalogue.find('state.redis', 'v0')!.version).toBe('v1');
    expect(catalogue.find('state.postgresql', 'v0')).toBeUndefined();
    // Without a version, daprd takes its default.
    expect(catalogue.find('state.postgresql', '')!.version).toBe('v1');
    expect(catalogue.find('state.yugabytedb', '')!.version).toBe('v2');
    expect(catalogue.find('state.nothing', '')).toBeUndefined();
  });

  it('knows every name that is read', async () => {
    const catalogue = await loadComponentCatalogue();
    const fields = allFields(
      catalogue.find('bindings.azure.blobstorage', 'v1')!,
    );
    expect(fields.get('storageaccesskey')).toMatchObject({
      name: 'accountKey',
      sensitive: true,
    });
    const rabbit = allFields(catalogue.find('pubsub.rabbitmq', 'v1')!);
    expect(rabbit.get('host')).toMatchObject({
      name: 'connectionString',
      sensitive: true,
    });
    const pulsar = allFields(catalogue.find('pubsub.pulsar', 'v1')!);
    expect(pulsar.get('host')!.sensitive).toBe(false);
    expect(catalogue.find('state.redis', 'v1')!.otherNames).toEqual(
      expect.arrayContaining([
        'primaryEncryptionKey',
        'secondaryEncryptionKey',
      ]),
    );
  });

  it.each([
    ['a^b', { alternatives: [['a'], ['b']], exclusive: true }],
    ['a|b&c', { alternatives: [['a'], ['b', 'c']], exclusive: false }],
    [
      'type=x>name',
      {
        alternatives: [['name']],
        exclusive: false,
        when: { name: 'type', value: 'x' },
      },
    ],
    [
      'user>password',
      {
        alternatives: [['password']],
        exclusive: false,
        when: { name: 'user' },
      },
    ],
    [
      '<group|id',
      {
        alternatives: [['group'], ['id']],
        exclusive: false,
        direction: 'input',
      },
    ],
    ['one', { alternatives: [['one']], exclusive: false }],
  ])('reads the need %s', (text, expected) => {
    expect(decodeNeed(text)).toEqual(expected);
  });

  it('needs names only that are known', async () => {
    const { components } = await loadComponentCatalogue();
    const unknown = components.flatMap(spec => {
      const names = allFields(spec);
      return spec.needs
        .flatMap(({ alternatives, when }) => [
          ...alternatives.flat(),
          ...(when ? [when.name] : []),
        ])
        .filter(
          name =>
            !names.has(name.toLowerCase()) && !spec.otherNames.includes(name),
        )
        .map(name => `${spec.type} ${name}`);
    });
    expect(unknown).toEqual([]);
  });

  it('stays small enough for a browser', () => {
    const { size } = statSync(join(__dirname, 'catalogue.data.json'));
    expect(size).toBeLessThan(120_000);
  });

  it.each([
    ['redisHost!', { required: true, sensitive: false, type: 'string' }],
    ['redisPassword*', { sensitive: true }],
    ['insecureIgnoreHostKey:b', { sensitive: false, type: 'bool' }],
    ['old~:n?3', { deprecated: true, type: 'number', default: '3' }],
    ['mode=a|b?a', { allowedValues: ['a', 'b'], default: 'a' }],
    [
      'account!*<:d+name,other?x',
      {
        name: 'account',
        type: 'duration',
        aliases: ['name', 'other'],
        direction: 'input',
        default: 'x',
      },
    ],
    ['topic>', { name: 'topic', direction: 'output' }],
  ])('reads the notation %s', (text, expected) => {
    expect(decodeField(text)).toMatchObject(expected);
  });

  it.each([
    ['token', true],
    ['schemaRegistryAPISecret', true],
    ['clientKey', true],
    ['tokenURI', false],
    ['partitionKey', false],
    ['projectKey', false],
    ['maxTokens', false],
    ['privateKeyPath', false],
  ])('takes %s for sensitive: %s', (name, expected) => {
    expect(looksSensitive(name)).toBe(expected);
  });
});
