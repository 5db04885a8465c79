import { CLIENTS, recognise } from './recognise';
import { Trouble } from './recogniser';
import { REFUSALS } from './transport';

const failing = (type: string, cause: string) =>
  `Failed to init component stock (${type}/v1): [INIT_COMPONENT_FAILURE]: initialization error occurred for stock (${type}/v1): ${cause}`;

const UNKNOWN_CA =
  'tls: failed to verify certificate: x509: certificate signed by unknown authority';
const REFUSED = 'dial tcp 10.0.0.7:6379: connect: connection refused';

/** What the clients of Dapr's backends say: the type of the Dapr Component, what it means, the words. */
const TEXTS: ReadonlyArray<[type: string, means: Trouble, words: string]> = [
  [
    'state.redis',
    'credentials',
    'redis store: error connecting to redis at redis:6379: NOAUTH Authentication required.',
  ],
  [
    'state.redis',
    'credentials',
    'redis store: error connecting to redis at redis:6379: WRONGPASS invalid username-password pair or user is disabled.',
  ],
  [
    'state.redis',
    'credentials',
    'redis store: error connecting to redis at redis:6379: ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?',
  ],
  [
    'pubsub.redis',
    'permission',
    "NOPERM this user has no permissions to run the 'xreadgroup' command",
  ],
  [
    'state.redis',
    'unreachable',
    `redis store: error connecting to redis at redis:6379: ${REFUSED}`,
  ],
  [
    'state.redis',
    'unreachable',
    'redis store: error connecting to redis at redis:6380: EOF',
  ],
  [
    'state.redis',
    'tls',
    `redis store: error connecting to redis at redis:6380: ${UNKNOWN_CA}`,
  ],
  [
    'state.redis',
    'tls',
    'redis store: error connecting to redis at redis:6379: tls: first record does not look like a TLS handshake',
  ],

  [
    'pubsub.kafka',
    'credentials',
    'kafka: client has run out of available brokers to talk to: kafka server: SASL Authentication failed',
  ],
  [
    'pubsub.kafka',
    'credentials',
    'kafka server: The broker does not support the requested SASL mechanism',
  ],
  [
    'pubsub.kafka',
    'permission',
    'kafka server: The client is not authorized to access this topic',
  ],
  [
    'pubsub.kafka',
    'unreachable',
    'kafka: client has run out of available brokers to talk to (Is your cluster reachable?)',
  ],
  [
    'pubsub.kafka',
    'tls',
    `kafka: client has run out of available brokers to talk to: ${UNKNOWN_CA}`,
  ],

  [
    'pubsub.rabbitmq',
    'credentials',
    'rabbitmq pub/sub: Exception (403) Reason: "username or password not allowed"',
  ],
  [
    'bindings.rabbitmq',
    'permission',
    'Exception (403) Reason: "no access to this vhost"',
  ],
  [
    'pubsub.rabbitmq',
    'permission',
    "Exception (403) Reason: \"ACCESS_REFUSED - access to exchange 'orders' in vhost '/' refused for user 'shop'\"",
  ],
  [
    'pubsub.rabbitmq',
    'unreachable',
    'dial tcp: lookup rabbitmq.shop on 10.96.0.10:53: no such host',
  ],
  [
    'pubsub.rabbitmq',
    'tls',
    'x509: certificate is valid for rabbit.example.com, not rabbitmq.shop',
  ],

  [
    'state.postgresql',
    'credentials',
    'failed to connect to `user=shop database=dapr`: 10.0.0.5:5432 (pg.shop): failed SASL auth: FATAL: password authentication failed for user "shop" (SQLSTATE 28P01)',
  ],
  [
    'state.postgresql',
    'credentials',
    'failed to connect to `user=shop database=dapr`: 10.0.0.5:5432 (pg.shop): server error: FATAL: no pg_hba.conf entry for host "10.1.0.7", user "shop", database "dapr", no encryption (SQLSTATE 28000)',
  ],
  [
    'state.postgresql',
    'credentials',
    'server error: FATAL: role "shop" does not exist (SQLSTATE 28000)',
  ],
  [
    'state.postgresql',
    'permission',
    'ERROR: permission denied for schema public (SQLSTATE 42501)',
  ],
  [
    'state.postgresql',
    'unreachable',
    'failed to connect to `user=shop database=dapr`: hostname resolving error: lookup pg.shop: no such host',
  ],
  [
    'state.postgresql',
    'tls',
    'failed to connect to `user=shop database=dapr`: 10.0.0.5:5432 (pg.shop): tls error: server refused TLS connection',
  ],
  [
    'state.cockroachdb',
    'credentials',
    'server error: ERROR: password authentication failed for user shop (SQLSTATE 28P01)',
  ],
  [
    'state.cockroachdb',
    'unreachable',
    'failed to connect to `host=crdb user=shop database=defaultdb`: dial error (timeout: dial tcp 10.0.0.5:26257: i/o timeout)',
  ],

  [
    'state.mysql',
    'credentials',
    "Error 1045 (28000): Access denied for user 'shop'@'10.1.0.7' (using password: YES)",
  ],
  [
    'state.mysql',
    'credentials',
    "this user requires clear text authentication. If you still want to use it, please add 'allowCleartextPasswords=1' to your DSN",
  ],
  [
    'state.mysql',
    'permission',
    "Error 1142 (42000): CREATE command denied to user 'shop'@'10.1.0.7' for table 'state'",
  ],
  [
    'state.mysql',
    'unreachable',
    'dial tcp 10.0.0.5:3306: connect: no route to host',
  ],
  ['state.mysql', 'tls', 'TLS requested but server does not support TLS'],

  [
    'state.sqlserver',
    'credentials',
    "mssql: login error: Login failed for user 'shop'.",
  ],
  [
    'state.sqlserver',
    'credentials',
    "mssql: login error: Cannot open server 'shop' requested by the login. Client with IP address '1.2.3.4' is not allowed to access the server.",
  ],
  [
    'state.sqlserver',
    'unreachable',
    "unable to open tcp connection with host 'mssql:1433': dial tcp 10.0.0.5:1433: i/o timeout",
  ],
  [
    'state.sqlserver',
    'tls',
    'TLS Handshake failed: tls: failed to verify certificate: x509: certificate is not valid for any names, but wanted to match mssql',
  ],

  [
    'state.mongodb',
    'credentials',
    'error in connecting to mongodb, host: mongo:27017 error: connection() error occurred during connection handshake: auth error: sasl conversation error: unable to authenticate using mechanism "SCRAM-SHA-256": (AuthenticationFailed) Authentication failed.',
  ],
  [
    'state.mongodb',
    'permission',
    '(Unauthorized) not authorized on shop to execute command { find: "state" }',
  ],
  [
    'state.mongodb',
    'unreachable',
    'server selection error: server selection timeout, current topology: { Type: Unknown, Servers: [{ Addr: mongo:27017, Type: Unknown }, ] }',
  ],
  [
    'state.mongodb',
    'tls',
    'server selection error: server selection timeout, current topology: { Type: Unknown, Servers: [{ Addr: mongo:27017, Type: Unknown, Last error: tls: failed to verify certificate: x509: certificate signed by unknown authority }, ] }',
  ],

  [
    'state.cassandra',
    'credentials',
    'error creating session: gocql: unable to create session: unable to discover protocol version: Provided username shop and/or password are incorrect',
  ],
  [
    'state.cassandra',
    'credentials',
    'error creating session: gocql: unable to create session: authentication required (using "org.apache.cassandra.auth.PasswordAuthenticator")',
  ],
  [
    'state.cassandra',
    'permission',
    'error creating keyspace dapr: User shop has no CREATE permission on <all keyspaces> or any of its parents',
  ],
  [
    'state.cassandra',
    'unreachable',
    'error creating session: gocql: unable to create session: unable to discover protocol version: dial tcp 10.0.0.5:9042: i/o timeout',
  ],
  [
    'state.cassandra',
    'tls',
    `error creating session: gocql: unable to create session: unable to discover protocol version: ${UNKNOWN_CA}`,
  ],

  [
    'state.aws.dynamodb',
    'credentials',
    'UnrecognizedClientException: The security token included in the request is invalid.',
  ],
  [
    'pubsub.aws.snssqs',
    'credentials',
    'operation error STS: GetCallerIdentity, https response error StatusCode: 403, RequestID: 1, api error InvalidClientTokenId: The security token included in the request is invalid.',
  ],
  [
    'bindings.aws.s3',
    'credentials',
    'api error SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided.',
  ],
  [
    'secretstores.aws.secretmanager',
    'credentials',
    'NoCredentialProviders: no valid providers in chain. Deprecated.',
  ],
  [
    'secretstores.aws.secretmanager',
    'credentials',
    'failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, request canceled, context deadline exceeded',
  ],
  [
    'secretstores.aws.parameterstore',
    'permission',
    'api error AccessDeniedException: User: arn:aws:iam::1:user/shop is not authorized to perform: ssm:GetParameter',
  ],
  [
    'state.aws.dynamodb',
    'clock',
    'api error InvalidSignatureException: Signature expired: 20260102T000000Z is now earlier than 20260102T000500Z',
  ],
  [
    'bindings.aws.sqs',
    'unreachable',
    'operation error SQS: GetQueueUrl, https response error StatusCode: 0, RequestID: , request send failed, Post "https://sqs.eu-west-1.amazonaws.com/": dial tcp: lookup sqs.eu-west-1.amazonaws.com: no such host',
  ],
  [
    'bindings.aws.kinesis',
    'tls',
    `operation error Kinesis: DescribeStream, request send failed, ${UNKNOWN_CA}`,
  ],

  [
    'secretstores.azure.keyvault',
    'credentials',
    'ClientSecretCredential authentication failed. POST https://login.microsoftonline.com/1/oauth2/v2.0/token RESPONSE 401: 401 Unauthorized { "error": "invalid_client", "error_description": "AADSTS7000215: Invalid client secret provided." }',
  ],
  [
    'secretstores.azure.keyvault',
    'credentials',
    'DefaultAzureCredential: failed to acquire a token. Attempted credentials: EnvironmentCredential: missing environment variable AZURE_TENANT_ID ManagedIdentityCredential: dial tcp 169.254.169.254:80: connect: connection refused',
  ],
  [
    'bindings.azure.blobstorage',
    'credentials',
    'RESPONSE 403: 403 Server failed to authenticate the request. ERROR CODE: AuthenticationFailed',
  ],
  [
    'pubsub.azure.servicebus.topics',
    'credentials',
    '(unauthorized): rpc: failed, status code 401 and description: InvalidSignature: The token has an invalid signature.',
  ],
  [
    'pubsub.azure.eventhubs',
    'credentials',
    '*Error{Condition: amqp:unauthorized-access, Description: Unauthorized access. Send claim(s) are required to perform this operation., Info: map[]}',
  ],
  [
    'state.azure.cosmosdb',
    'credentials',
    'RESPONSE 401: 401 Unauthorized ERROR CODE: Unauthorized { "message": "The input authorization token can\'t serve the request." }',
  ],
  [
    'state.azure.blobstorage',
    'permission',
    'RESPONSE 403: 403 This request is not authorized to perform this operation using this permission. ERROR CODE: AuthorizationPermissionMismatch',
  ],
  [
    'secretstores.azure.keyvault',
    'unreachable',
    'ClientSecretCredential authentication failed. Post "https://login.microsoftonline.com/1/oauth2/v2.0/token": dial tcp: lookup login.microsoftonline.com: no such host',
  ],
  [
    'pubsub.azure.servicebus.queues',
    'unreachable',
    '(connlost): dial tcp 1.2.3.4:5671: i/o timeout',
  ],
  [
    'state.azure.tablestorage',
    'tls',
    `Get "https://shop.table.core.windows.net/": ${UNKNOWN_CA}`,
  ],

  [
    'pubsub.gcp.pubsub',
    'credentials',
    'credentials: could not find default credentials. See https://cloud.google.com/docs/authentication/external/set-up-adc for more information',
  ],
  [
    'state.gcp.firestore',
    'credentials',
    'oauth2: "invalid_grant" "Invalid JWT Signature."',
  ],
  [
    'pubsub.gcp.pubsub',
    'credentials',
    'rpc error: code = Unauthenticated desc = Request had invalid authentication credentials.',
  ],
  [
    'pubsub.gcp.pubsub',
    'permission',
    'rpc error: code = PermissionDenied desc = User not authorized to perform this action.',
  ],
  [
    'secretstores.gcp.secretmanager',
    'clock',
    'oauth2: "invalid_grant" "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe."',
  ],
  [
    'pubsub.gcp.pubsub',
    'unreachable',
    'oauth2: cannot fetch token: Post "https://oauth2.googleapis.com/token": dial tcp: lookup oauth2.googleapis.com: no such host',
  ],
  [
    'bindings.gcp.bucket',
    'tls',
    `Get "https://storage.googleapis.com/": ${UNKNOWN_CA}`,
  ],

  [
    'pubsub.mqtt3',
    'credentials',
    'failed to establish connection to broker: bad user name or password',
  ],
  [
    'pubsub.mqtt3',
    'credentials',
    'failed to establish connection to broker: not Authorized',
  ],
  [
    'pubsub.mqtt3',
    'unreachable',
    'failed to establish connection to broker: network Error : dial tcp 10.0.0.5:1883: connect: connection refused',
  ],
  [
    'bindings.mqtt3',
    'tls',
    `failed to establish connection to broker: network Error : ${UNKNOWN_CA}`,
  ],

  ['pubsub.jetstream', 'credentials', 'nats: Authorization Violation'],
  ['pubsub.natsstreaming', 'credentials', 'nats: user authentication expired'],
  [
    'pubsub.jetstream',
    'permission',
    'nats: permissions violation for publish to "$JS.API.STREAM.NAMES"',
  ],
  [
    'pubsub.jetstream',
    'unreachable',
    'nats: no servers available for connection',
  ],
  ['pubsub.jetstream', 'tls', 'nats: secure connection not available'],

  [
    'pubsub.pulsar',
    'credentials',
    'could not instantiate pulsar client: server error: AuthenticationError: Unable to authenticate',
  ],
  [
    'pubsub.pulsar',
    'permission',
    'server error: AuthorizationError: Client is not authorized to Get Partition Metadata',
  ],
  ['pubsub.pulsar', 'unreachable', 'connection error'],
  ['pubsub.pulsar', 'tls', `failed to connect: ${UNKNOWN_CA}`],

  [
    'bindings.smtp',
    'credentials',
    'error from smtp binding, sending email failed: 535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6',
  ],
  [
    'bindings.smtp',
    'unreachable',
    'error from smtp binding, sending email failed: dial tcp 10.0.0.5:25: connect: connection timed out',
  ],
  [
    'bindings.smtp',
    'tls',
    'error from smtp binding, sending email failed: gomail: unencrypted connection',
  ],

  [
    'secretstores.hashicorp.vault',
    'credentials',
    'couldn\'t get successful response, status code 403, body {"errors":["permission denied"]}',
  ],
  [
    'secretstores.hashicorp.vault',
    'credentials',
    "couldn't read vault token from mount path /vault/token err: open /vault/token: no such file or directory",
  ],
  [
    'secretstores.hashicorp.vault',
    'unreachable',
    'couldn\'t get successful response, status code 503, body {"errors":["Vault is sealed"]}',
  ],
  [
    'secretstores.hashicorp.vault',
    'tls',
    'couldn\'t get secret: Get "https://vault:8200/v1/x": http: server gave HTTP response to HTTPS client',
  ],

  [
    'state.etcd',
    'credentials',
    'etcdserver: authentication failed, invalid user ID or password',
  ],
  [
    'state.etcd',
    'permission',
    'rpc error: code = PermissionDenied desc = etcdserver: permission denied',
  ],
  ['state.etcd', 'unreachable', 'context deadline exceeded'],
  [
    'state.etcd',
    'tls',
    `rpc error: code = Unavailable desc = connection error: desc = "transport: authentication handshake failed: ${UNKNOWN_CA}"`,
  ],
  [
    'state.memcached',
    'unreachable',
    'memcache: connect timeout to 10.0.0.5:11211',
  ],
  [
    'state.memcached',
    'unreachable',
    'memcache: no servers configured or available',
  ],
  ['state.zookeeper', 'credentials', 'zk: not authenticated'],
  ['state.zookeeper', 'unreachable', 'zk: could not connect to a server'],
  ['bindings.http', 'credentials', 'received status code 401'],
  [
    'state.couchbase',
    'credentials',
    'couchbase error: failed to open bucket: authentication failure',
  ],
];

/** Harmless lines of the same clients. */
const HARMLESS: readonly string[] = [
  'Component loaded: orders (state.redis/v1)',
  'redis: 2026/01/02 00:00:00 sentinel.go:690: sentinel: new master="mymaster" addr="10.0.0.5:6379"',
  'using redis username and password',
  'client/metadata fetching metadata for all topics from broker kafka:9092',
  'SASL authentication successful with broker kafka:9092',
  'client/brokers registered new broker #1 at kafka:9092',
  'rabbitmq pub/sub: connected to amqp://*****:*****@rabbitmq:5672',
  'rabbitmq pub/sub: SASL mechanism PLAIN is used for authentication',
  'mongodb: connection pool created with authentication mechanism SCRAM-SHA-256',
  'gocql: Session initialised with authenticator PasswordAuthenticator',
  'AWS credentials are read from the environment',
  'Azure authentication: trying ManagedIdentity',
  'nats: connected with authentication to nats://nats:4222',
  '[mysql] packets.go:122: closing bad idle connection: unexpected EOF',
  'Failed processing MQTT message orders#4: app answered 403 Forbidden',
  'App returned 401 Unauthorized for topic orders',
  'Scheduler stream disconnected: rpc error: code = Unavailable desc = connection error: dial tcp: connection refused',
  'Failed to refresh placement: rpc error: code = Unauthenticated',
];

/** Failing Dapr Components whose words are about neither the backend's login nor its network. */
const OTHER_FAILURES: readonly string[] = [
  'redis store: keyPrefix may not contain "||"',
  'missing required field in metadata: connectionString',
  'rabbitmq pub/sub: invalid RabbitMQ delivery mode, accepted values are between 0 and 2',
  'could not parse maxRetries: strconv.Atoi: parsing "x": invalid syntax',
  'failed to connect to `user=shop database=dapr`: 10.0.0.5:5432 (pg.shop): server error: FATAL: database "dapr" does not exist (SQLSTATE 3D000)',
  'ResourceNotFoundException: Requested resource not found: Table: state not found',
  'kafka error: missing brokers',
];

describe('recognise', () => {
  it.each(TEXTS)('%s: %s by "%s"', (type, means, words) => {
    expect(recognise(failing(type, words))?.means).toBe(means);
  });

  it.each(HARMLESS)('makes nothing of "%s"', line => {
    expect(recognise(line)).toBeUndefined();
  });

  it.each(OTHER_FAILURES)('leaves "%s" to the line itself', words => {
    expect(recognise(failing('state.any', words))).toBeUndefined();
  });

  it('has a source for each text, and no text twice in a client', () => {
    for (const { client, recognisers } of [...CLIENTS, REFUSALS]) {
      const texts = recognisers.map(({ words }) => words.join('…'));
      expect([client, texts.length]).toEqual([client, new Set(texts).size]);
      recognisers.forEach(({ source, words, fix = '.' }) => {
        expect(source).toMatch(/^https:\/\//);
        expect(fix).toMatch(/\.$/);
        expect(words.join('').length).toBeGreaterThan(3);
      });
    }
  });

  it('takes no time over a long line', () => {
    const line = failing('state.redis', 'NOAUTH '.repeat(50_000));
    const started = performance.now();
    recognise(line);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
