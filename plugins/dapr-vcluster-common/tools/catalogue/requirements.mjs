/**
 * What a component needs, where the published metadata is wrong about it or has no words for it. Read from the source
 * that is named; by package of components-contrib.
 *
 * `optional`: fields that the metadata calls required, without which the component starts.
 * `needs`: `a|b` one of them, `a^b` exactly one, `a&b|c` both or the other, `c>a` only if c is given, `c=x>a` only if c
 * has that value, `<a` only for an input. A field that is always needed is marked as required where it is a field of the type.
 */

const connection = 'connectionString';
/** bindings/smtp, bindings/twilio/sendgrid and bindings/aws/ses, Invoke: each may be part of the request. */
const mail = ['emailFrom', 'emailTo', 'subject'];

/** common/component/kafka/metadata.go, getKafkaMetadata */
const kafka = [
  'authType|authRequired',
  'authType=password>saslUsername',
  'authType=password>saslPassword',
  'authType=oidc>oidcTokenEndpoint',
  'authType=oidc>oidcClientID',
  'authType=oidc>oidcClientSecret',
  'authType=oidc_private_key_jwt>oidcTokenEndpoint',
  'authType=oidc_private_key_jwt>oidcClientID',
  'authType=oidc_private_key_jwt>oidcClientAssertionCert',
  'authType=oidc_private_key_jwt>oidcClientAssertionKey',
];

/** common/component/azure/servicebus/metadata.go, ParseMetadata */
const serviceBus = { needs: ['connectionString^namespaceName'] };

/** common/component/azure/blobstorage/metadata.go, parseMetadata */
const blobStorage = { needs: ['connectionString|accountName'] };

/** common/component/cloudflare/workers/metadata.go, Validate */
const cloudflare = { needs: ['workerUrl|cfAPIToken&cfAccountID'] };

/** parseMetadata of pubsub/jetstream and getMetadata of state/jetstream */
const jetstream = ['natsURL', 'jwt>seedKey', 'seedKey>jwt'];

/** Each source refuses to start without a connection string. */
const connected = { needs: [connection] };

/** getClient, createMetadata or getFirestoreMetadata of each */
const googleProject = { needs: ['projectID|project_id'] };

export const REQUIREMENTS = {
  // Read by no source: the key is part of the request.
  'bindings/alicloud/oss': { optional: ['objectKey'] },
  // sls.go, Invoke: part of the request.
  'bindings/alicloud/sls': {
    optional: ['project', 'logstore', 'topic', 'source'],
  },
  // tablestore.go, getTableName: may be part of the request.
  'bindings/alicloud/tablestore': { optional: ['tableName'] },
  // apns.go, extractKeyID, extractTeamID and extractPrivateKey
  'bindings/apns': { needs: ['key-id', 'team-id', 'private-key'] },
  'bindings/aws/ses': { optional: mail },
  'bindings/azure/blobstorage': blobStorage,
  'state/azure/blobstorage/v1': blobStorage,
  'state/azure/blobstorage/v2': blobStorage,
  // common/component/azure/eventhubs: parseEventHubsMetadata; Subscribe needs the others, which an output does not call.
  'bindings/azure/eventhubs': {
    optional: ['consumerID'],
    needs: [
      'connectionString^eventHubNamespace',
      'eventHubNamespace>eventHub',
      '<consumerID|consumerGroup',
    ],
  },
  // The same; the runtime sets consumerID, and an app that only publishes needs no storage.
  'pubsub/azure/eventhubs': {
    optional: ['consumerID', 'storageAccountName', 'storageContainerName'],
    needs: ['connectionString^eventHubNamespace'],
  },
  'bindings/azure/servicebusqueues': serviceBus,
  'pubsub/azure/servicebus/queues': serviceBus,
  'pubsub/azure/servicebus/topics': serviceBus,
  // signalr.go, parseMetadata
  'bindings/azure/signalr': { needs: ['connectionString|endpoint'] },
  'bindings/cloudflare/queues': cloudflare,
  'state/cloudflare/workerskv': cloudflare,
  // commercetools.go, getCommercetoolsMetadata
  'bindings/commercetools': { needs: ['clientID', 'clientSecret'] },
  // context.go: read of the request.
  'bindings/dubbo': { optional: ['interfaceName', 'methodName'] },
  'bindings/gcp/bucket': googleProject,
  'pubsub/gcp/pubsub': { needs: ['projectID'] },
  'secretstores/gcp/secretmanager': googleProject,
  'state/gcp/firestore': { needs: ['project_id'] },
  // obs.go, parseMetadata
  'bindings/huawei/obs': { needs: ['accessKey', 'secretKey'] },
  // influx.go, Init; the measurement is part of the request.
  'bindings/influx': { optional: ['measurement'], needs: ['token'] },
  'bindings/kafka': { needs: kafka },
  'pubsub/kafka': { needs: kafka },
  // kubernetes.go, parseMetadata
  'bindings/kubernetes': { needs: ['namespace'] },
  // localstorage.go: part of the request.
  'bindings/localstorage': { optional: ['fileName'] },
  // metadata.go, parseMQTTMetaData
  'bindings/mqtt3': { needs: ['consumerID'] },
  'pubsub/mqtt3': { needs: ['url'] },
  // rabbitmq.go, parseMetadata
  'bindings/rabbitmq': { needs: ['host'] },
  // sftp.go: Init; getPath and mergeWithRequestMetadata take the path from the request too.
  'bindings/sftp': {
    optional: ['rootPath'],
    needs: ['hostPublicKey|knownHostsFile|insecureIgnoreHostKey'],
  },
  // smtp.go, parseMetadata
  'bindings/smtp': {
    optional: mail,
    needs: ['port', 'user>password', 'password>user'],
  },
  'bindings/twilio/sendgrid': { optional: mail, needs: ['apiKey'] },
  // sms.go: Init; Invoke takes the number from the request too.
  'bindings/twilio/sms': {
    optional: ['toNumber'],
    needs: ['accountSid', 'authToken'],
  },
  // appconfig/metadata.go, Parse
  'configuration/azure/appconfig': { needs: ['connectionString^host'] },
  // bearer/metadata.go: without it, the address is in the OpenID configuration of the issuer.
  'middleware/http/bearer': { optional: ['jwksURL'] },
  // getNativeMetadata
  'middleware/http/oauth2clientcredentials': {
    needs: ['clientID', 'clientSecret', 'scopes', 'tokenURL'],
  },
  // ratelimit_middleware.go: has a default.
  'middleware/http/ratelimit': { optional: ['maxRequestsPerSecond'] },
  // routerchecker_middleware.go: an empty rule lets everything through.
  'middleware/http/routerchecker': { optional: ['rule'] },
  // sentinel/middleware.go: has a default.
  'middleware/http/sentinel': { optional: ['appName'] },
  // metadata.go, parseMetadata: an empty policy is "all".
  'pubsub/jetstream': {
    optional: ['deliverPolicy'],
    needs: [
      ...jetstream,
      'tls_client_cert>tls_client_key',
      'tls_client_key>tls_client_cert',
    ],
  },
  'state/jetstream': { needs: jetstream },
  // solace/amqp/metadata.go, parseAMQPMetaData
  'pubsub/solace/amqp': { needs: ['anonymous|username&password'] },
  // vault.go, initVaultToken
  'secretstores/hashicorp/vault': {
    needs: ['vaultToken^vaultTokenMountPath'],
  },
  // ssm.go, Init
  'secretstores/tencentcloud/ssm': { needs: ['secretId', 'secretKey'] },
  // coherence.go, retrieveCoherenceMetadata: has a default.
  'state/coherence': { optional: ['serverAddress'] },
  // consul.go, metadataToConfig: all have defaults in the client.
  'state/hashicorp/consul': {
    optional: ['datacenter', 'httpAddr', 'aclToken', 'scheme', 'keyPrefixPath'],
  },
  // couchbase.go, parseAndValidateMetadata
  'state/couchbase': {
    needs: ['couchbaseURL', 'username', 'password', 'bucketName'],
  },
  // ravendb.go, getRavenDBMetaData
  'state/ravendb': { needs: ['ServerURL'] },
  // mongodb.go, getMongoDBMetaData
  'state/mongodb': { needs: ['connectionString|host|server'] },
  'state/mysql': connected,
  'state/oracledatabase': connected,
  'state/sqlite': connected,
  'state/sqlserver': connected,
  'state/sqlserver/v2': connected,
};

const redisTypes = { redisType: ['node', 'cluster', 'sentinel'] };
const anyMechanism = { saslMechanism: undefined };

/** Values that the published metadata has wrong; undefined: any text. */
export const VALUES = {
  // common/component/kafka/auth.go, updatePasswordAuthInfo: anything else is plain text.
  'bindings/kafka': anyMechanism,
  'pubsub/kafka': anyMechanism,
  // rabbitmq/metadata.go, exchangeKindValid
  'pubsub/rabbitmq': { exchangeKind: ['fanout', 'topic', 'direct', 'headers'] },
  // common/component/redis/v9client.go: what is no cluster is one node, or sentinels.
  'bindings/redis': redisTypes,
  'configuration/redis': redisTypes,
  'pubsub/redis': redisTypes,
  'state/redis': redisTypes,
};

/** Fields that the published metadata calls sensitive, although an address without a password is all they take. */
export const NOT_SENSITIVE = {
  // pulsar.go, Init: host and port, or pulsar://host:port; the log-in has fields of its own.
  'pubsub/pulsar': ['host'],
};

/** Fields that the published metadata has in the wrong place. */
export const FIELDS = {
  // ravendb.go: no source reads a connection string.
  'state/ravendb': { without: ['connectionString'] },
  // vault.go, initVaultToken: in the authentication profiles below.
  'secretstores/hashicorp/vault': {
    without: ['vaultToken', 'vaultTokenMountPath'],
  },
};

/** common/component/kafka/metadata.go, getKafkaMetadata */
const certificate = [
  [
    'TLS without client certificate',
    [
      { name: 'authType', required: true, allowedValues: ['certificate'] },
      { name: 'caCert', required: true },
    ],
  ],
];

/** Authentication profiles that the published metadata lacks. */
export const PROFILES = {
  'secretstores/hashicorp/vault': [
    ['Token', [{ name: 'vaultToken', required: true, sensitive: true }]],
    ['Token in a file', [{ name: 'vaultTokenMountPath', required: true }]],
  ],
  'bindings/kafka': certificate,
  'pubsub/kafka': certificate,
};

/** Names that a component reads by a pattern: `*` stands for any text. */
export const PATTERNS = {
  // graphql.go, Init
  'bindings/graphql': ['header:*'],
  // routeralias_middleware.go, createRouterFromMetadata: each route is a name.
  'middleware/http/routeralias': ['/*'],
  // pulsar.go, parsePulsarMetadata
  'pubsub/pulsar': [
    '*.jsonschema',
    '*.avroschema',
    '*.protoschema',
    '*.rawschema',
  ],
};

/** common/component/azure/servicebus/metadata.go, ParseMetadata */
const retries = {
  publishInitialRetryInternalInMs: 'publishInitialRetryIntervalInMs',
};

/** common/component/azure/blobstorage/metadata.go, parseMetadata */
const blobs = { getBlobRetryCount: 'retryCount' };

/** Old names with what took their place. */
export const REPLACED = {
  // common/component/kafka/metadata.go, upgradeMetadata
  'bindings/kafka': { authRequired: 'authType' },
  'pubsub/kafka': { authRequired: 'authType' },
  // rabbitmq/metadata.go, createMetadata
  'pubsub/rabbitmq': { host: 'connectionString' },
  // snssqs/metadata.go, upgradeMetadata
  'pubsub/aws/snssqs': { awsAccountID: 'accessKey', awsSecret: 'secretKey' },
  'bindings/azure/servicebusqueues': retries,
  'pubsub/azure/servicebus/queues': retries,
  'pubsub/azure/servicebus/topics': retries,
  'bindings/azure/blobstorage': blobs,
  'state/azure/blobstorage/v1': blobs,
  'state/azure/blobstorage/v2': blobs,
};
