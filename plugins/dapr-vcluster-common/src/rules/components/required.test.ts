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
