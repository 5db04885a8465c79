/**
 * What the catalogue's source leaves out because its own bundler adds it: fields the runtime itself reads,
 * and authentication profiles shared by all components of a cloud. In the notation of encode.mjs.
 */
export const BUILTIN_FIELDS = {
  state: ['keyPrefix'],
  'state+actorStateStore': ['actorStateStore:b'],
  'state+transactional': [
    'outboxPublishPubsub',
    'outboxPublishTopic',
    'outboxPubsub',
    'outboxDiscardWhenMissingState:b',
  ],
  lock: ['keyPrefix'],
  pubsub: [
    'consumerID',
    'allowedTopics',
    'publishingScopes',
    'subscriptionScopes',
    'protectedTopics',
  ],
  'bindings+input': ['direction=input|output|input, output', 'route'],
  'bindings+output': ['direction=input|output|input, output'],
};

const AZURE_ENVIRONMENT =
  'azureEnvironment=AzurePublicCloud|AzureChinaCloud|AzureUSGovernmentCloud';

export const BUILTIN_PROFILES = {
  aws: [
    [
      'AWS: access key',
      ['region', 'awsRegion', 'accessKey*', 'secretKey*', 'sessionToken*'],
    ],
    ['AWS: assume IAM role', ['region!', 'assumeRoleArn', 'sessionName']],
    ['AWS: credentials from the environment', []],
    [
      'AWS: IAM Roles Anywhere',
      ['trustAnchorArn!', 'trustProfileArn!', 'assumeRoleArn!'],
    ],
  ],
  azuread: [
    ['Entra ID: managed identity', ['azureClientId', AZURE_ENVIRONMENT]],
    [
      'Entra ID: client credentials',
      [
        'azureTenantId!',
        'azureClientId!',
        'azureClientSecret!*',
        AZURE_ENVIRONMENT,
      ],
    ],
    [
      'Entra ID: client certificate',
      [
        'azureTenantId!',
        'azureClientId!',
        'azureCertificate*',
        'azureCertificateFile',
        'azureCertificatePassword*',
        AZURE_ENVIRONMENT,
      ],
    ],
  ],
  gcp: [
    [
      'GCP: service account key',
      [
        'privateKeyID!*',
        'privateKey!*',
        'type=service_account',
        'projectID!',
        'clientEmail!',
        'clientID!',
        'authURI',
        'tokenURI',
        'authProviderX509CertURL',
        'clientX509CertURL',
      ],
    ],
  ],
};

/** Other names daprd accepts for a type (its own registrations with more than one name). */
export const ALIASES = {
  'bindings.azure.servicebusqueues': 'bindings.azure.servicebus.queues',
  'bindings.alicloud.dubbo': 'bindings.dubbo',
  'bindings.dingtalk.webhook': 'bindings.alicloud.dingtalk.webhook',
  'bindings.mqtt': 'bindings.mqtt3',
  'bindings.postgresql': 'bindings.postgres',
  'configuration.postgres': 'configuration.postgresql',
  'pubsub.azure.servicebus': 'pubsub.azure.servicebus.topics',
  'pubsub.azure.servicebusqueues': 'pubsub.azure.servicebus.queues',
  'pubsub.mqtt': 'pubsub.mqtt3',
  'pubsub.snssqs': 'pubsub.aws.snssqs',
  'state.consul': 'state.hashicorp.consul',
  'state.postgres': 'state.postgresql',
  'state.sqlite3': 'state.sqlite',
};
