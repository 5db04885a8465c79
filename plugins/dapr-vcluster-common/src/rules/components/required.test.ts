import { loadComponentCatalogue } from '../../componentCatalogue/load';
import { checkDaprComponent } from './check';

/** Findings of G6 as `severity rule field`, for a component with this metadata; a value of null refers to a Secret. */
async function found(type: string, metadata: Record<string, string | null>) {
  const component = {
    name: 'x',
    type,
    version: 'v1',
    scopes: ['app'],
    metadata: Object.entries(metadata).map(([name, value]) =>
      value === null
        ? { name, secretKeyRef: { name: 's', key: 'k' } }
        : { name, value },
    ),
  };
  return checkDaprComponent(component, {}, await loadComponentCatalogue())
    .filter(({ ruleId }) => /^G6\/(required|exclusive|unknown)/.test(ruleId))
    .map(({ severity, ruleId, field }) => `${severity} ${ruleId} ${field}`);
}

describe('what a component needs', () => {
  it.each([
    ['state.mongodb', { server: 'a' }],
    ['state.mongodb', { connectionString: null }],
    ['pubsub.kafka', { brokers: 'k', authRequired: 'false' }],
    ['pubsub.azure.servicebus', { namespaceName: 'n' }],
    [
      'bindings.twilio.sms',
      { fromNumber: '1', accountSid: 's', authToken: null },
    ],
    ['secretstores.gcp.secretmanager', { project_id: 'p' }],
    [
      'state.azure.tablestorage',
      { storageAccount: 'a', accountKey: null, table: 't' },
    ],
    ['pubsub.snssqs', { awsAccountID: null, awsSecret: null, awsRegion: 'eu' }],
    ['bindings.graphql', { endpoint: 'https://x', 'header:x': 'y' }],
    ['middleware.http.routeralias', { '/v1/x': '/v2/y' }],
    ['pubsub.pulsar', { host: 'p:6650', 'orders.jsonschema': '{}' }],
    [
      'pubsub.kafka',
      {
        brokers: 'k',
        authType: 'none',
        backOffPolicy: 'constant',
        backOffDuration: '50ms',
        backOffMaxRetries: '3',
      },
    ],
    [
      'state.azure.cosmosdb',
      { url: 'u', database: 'd', collection: 'c', spnClientId: 'x' },
    ],
  ])('%s is content with %j', async (type, metadata) => {
    expect(await found(type, metadata)).toEqual([]);
  });

  it.each([
    ['state.mongodb', {}, ['error G6/required metadata.connectionString']],
    ['pubsub.kafka', { brokers: 'k' }, ['error G6/required metadata.authType']],
    [
      'pubsub.kafka',
      { brokers: 'k', authType: 'Password', saslUsername: 'u' },
      ['error G6/required metadata.saslPassword'],
    ],
    [
      'bindings.smtp',
      { host: 'h', port: '25', user: 'u' },
      ['error G6/required metadata.password'],
    ],
    [
      'pubsub.azure.eventhubs',
      { connectionString: null, eventHubNamespace: 'n' },
      ['error G6/exclusive metadata.eventHubNamespace'],
    ],
    [
      'secretstores.hashicorp.vault',
      {},
      ['error G6/required metadata.vaultToken'],
    ],
    [
      'state.redis',
      { redisHost: '' },
      ['error G6/required metadata.redisHost'],
    ],
    [
      'pubsub.kafka',
      { brokers: 'k', authType: 'none', backOffDurations: '50ms' },
      ['error G6/unknown metadata[2].name'],
    ],
    [
      'bindings.graphql',
      { endpoint: 'https://x', 'header:': 'y' },
      ['error G6/unknown metadata[1].name'],
    ],
  ])('%s is not content with %j', async (type, metadata, expected) => {
    expect(await found(type, metadata)).toEqual(expected);
  });

  it.each<[string, Array<Record<string, unknown>>, string[]]>([
    [
      'bindings.twilio.sendgrid',
      [{ name: 'apiKey', value: '' }],
      [
        'metadata.apiKey',
        '"apiKey": "apiKey" is empty',
        'Give "apiKey" a value',
      ],
    ],
    // Nothing after the colon; a name only.
    [
      'state.redis',
      [{ name: 'redisHost', value: null }],
      ['metadata.redisHost', '"redisHost" is empty', 'Give'],
    ],
    [
      'state.redis',
      [{ name: 'redisHost' }],
      ['metadata.redisHost', '"redisHost" is empty', 'Give'],
    ],
    // Another way of several, and another name.
    [
      'state.mongodb',
      [{ name: 'server', value: '' }],
      ['metadata.server', ': "server" is empty', 'Give "server" a value'],
    ],
    [
      'bindings.smtp',
      [
        { name: 'HOST', value: '' },
        { name: 'port', value: '25' },
      ],
      ['metadata.HOST', '"HOST" is empty', 'Give "HOST" a value'],
    ],
  ])('%s says what is empty of %j', async (type, metadata, expected) => {
    const component = { name: 'x', type, version: 'v1', scopes: [], metadata };
    const catalogue = await loadComponentCatalogue();
    const [first] = checkDaprComponent(
      component as never,
      {},
      catalogue,
    ).filter(({ ruleId }) => ruleId === 'G6/required');
    const [field, title, fix] = expected;
    expect(first).toMatchObject({
      field,
      title: expect.stringContaining(title),
      fix: expect.stringContaining(fix),
    });
  });

  it('takes what is empty and refers to a Secret for given', async () => {
    const component = {
      name: 'x',
      type: 'bindings.twilio.sendgrid',
      version: 'v1',
      scopes: [],
      metadata: [
        { name: 'apiKey', value: '', secretKeyRef: { name: 's', key: 'k' } },
      ],
    };
    expect(
      checkDaprComponent(component, {}, await loadComponentCatalogue()).filter(
        ({ ruleId }) => ruleId === 'G6/required',
      ),
    ).toEqual([]);
  });

  it('depends on the direction of a binding', async () => {
    const hub = {
      connectionString: null,
      storageAccountName: 'a',
      storageContainerName: 'c',
    };
    const at = 'metadata.consumerID';
    expect(
      await found('bindings.azure.eventhubs', {
        ...hub,
        direction: 'Output, input',
      }),
    ).toEqual([`error G6/required ${at}`]);
    expect(await found('bindings.azure.eventhubs', hub)).toEqual([
      `info G6/required ${at}`,
    ]);
    expect(
      await found('bindings.azure.eventhubs', { ...hub, direction: 'output' }),
    ).toEqual([]);
  });
});
