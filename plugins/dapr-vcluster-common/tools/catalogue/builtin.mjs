/**
 * What the catalogue's sources leave out: fields that the runtime itself reads, and authentication profiles shared by all
 * components of a cloud. In the notation of field.mjs.
 */

/** Fields of a building block that a form offers; `+` a capability, or the direction of a binding. */
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

/** Other names that the runtime reads of every component of a block: pkg/encryption, pkg/runtime/pubsub, pkg/runtime/processor. */
export const RUNTIME_NAMES = {
  state: [
    'primaryEncryptionKey',
    'secondaryEncryptionKey',
    'actorStateStore',
    'outboxPublishPubsub',
    'outboxPublishTopic',
    'outboxPubsub',
    'outboxDiscardWhenMissingState',
  ],
  bindings: ['direction', 'route'],
};

const AZURE_ENVIRONMENT =
  'azureEnvironment=AzurePublicCloud|AzurePublic|AzureChinaCloud|AzureChina|AzureUSGovernmentCloud|AzureUSGovernment';

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

/** Titles of types that have no metadata document of their own. */
export const TITLES = {
  'middleware.http.uppercase': 'Uppercase',
  'state.yugabytedb': 'YugabyteDB',
};
