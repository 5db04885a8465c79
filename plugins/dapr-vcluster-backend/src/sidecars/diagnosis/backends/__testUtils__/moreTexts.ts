import type { Trouble } from '../recogniser';

/** Further failures in the words of clients and servers: [type, trouble, words]. */
export const MORE_TEXTS: ReadonlyArray<[string, Trouble, string]> = [
  [
    'state.mongodb',
    'credentials',
    'error in connecting to mongodb, host: mongo:27017 error: connection() error occurred during connection handshake: auth error: unable to authenticate using mechanism "SCRAM-SHA-1": (AuthenticationFailed) SCRAM authentication failed, storedKey mismatch',
  ],
  [
    'state.mongodb',
    'permission',
    '(Unauthorized) not authorized on shop to execute command { find: "daprCollection" }',
  ],
  [
    'state.redis',
    'credentials',
    'redis store: error connecting to redis at redis:6379: ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?',
  ],
  [
    'state.redis',
    'permission',
    "NOPERM this user has no permissions to run the 'hset' command",
  ],
  [
    'state.postgresql',
    'credentials',
    'failed to connect to `host=pg user=shop database=dapr`: server error (FATAL: role "shop" does not exist (SQLSTATE 28000))',
  ],
  [
    'state.postgresql',
    'permission',
    'ERROR: permission denied for schema public (SQLSTATE 42501)',
  ],
  [
    'state.mysql',
    'credentials',
    "Error 1045 (28000): Access denied for user 'shop'@'10.1.2.3' (using password: NO)",
  ],
  [
    'state.mysql',
    'permission',
    "Error 1044 (42000): Access denied for user 'shop'@'%' to database 'dapr'",
  ],
  [
    'state.sqlserver',
    'credentials',
    "mssql: login error: Login failed for user 'shop'. Reason: Password did not match that for the login provided.",
  ],
  [
    'state.oracledatabase',
    'credentials',
    'ORA-01017: invalid username/password; logon denied',
  ],
  ['state.oracledatabase', 'credentials', 'ORA-28000: The account is locked.'],
  [
    'state.cassandra',
    'credentials',
    'gocql: unable to create session: unable to connect to initial hosts: authentication required (using "org.apache.cassandra.auth.PasswordAuthenticator")',
  ],
  [
    'pubsub.kafka',
    'credentials',
    'kafka: client has run out of available brokers to talk to: kafka server: SASL Authentication failed',
  ],
  [
    'pubsub.kafka',
    'permission',
    'kafka server: The client is not authorized to access this topic',
  ],
  [
    'pubsub.kafka',
    'permission',
    'kafka server: The client is not authorized to access this group',
  ],
  [
    'pubsub.rabbitmq',
    'credentials',
    'Exception (403) Reason: "username or password not allowed"',
  ],
  [
    'pubsub.rabbitmq',
    'permission',
    `Exception (403) Reason: "ACCESS_REFUSED - access to exchange 'orders' in vhost 'shop' refused for user 'shop'"`,
  ],
  ['pubsub.jetstream', 'credentials', 'nats: user authentication expired'],
  ['pubsub.jetstream', 'credentials', 'nats: Authorization Violation'],
  [
    'pubsub.jetstream',
    'permission',
    'nats: Permissions Violation for Publish to "orders"',
  ],
  [
    'pubsub.pulsar',
    'credentials',
    'server error: AuthenticationError: Failed to authentication token: JWT signature does not match locally computed signature',
  ],
  ['pubsub.mqtt3', 'credentials', 'bad user name or password'],
  ['pubsub.mqtt3', 'credentials', 'not Authorized'],
  [
    'pubsub.solace.amqp',
    'credentials',
    '*Error{Condition: amqp:unauthorized-access, Description: Login failed, Info: map[]}',
  ],
  [
    'secretstores.azure.keyvault',
    'credentials',
    'ClientSecretCredential authentication failed. AADSTS7000222: The provided client secret keys for app are expired.',
  ],
  [
    'state.azure.blobstorage',
    'credentials',
    'RESPONSE 403: 403 Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature. ERROR CODE: AuthenticationFailed',
  ],
  [
    'state.azure.cosmosdb',
    'credentials',
    'RESPONSE 401: 401 Unauthorized ERROR CODE: Unauthorized "The input authorization token can\'t serve the request. Please check that the expected payload is built as per the protocol, and check the key being used."',
  ],
  [
    'pubsub.azure.servicebus.topics',
    'permission',
    "(auth): *Error{Condition: amqp:unauthorized-access, Description: Unauthorized access. 'Listen' claim(s) are required to perform this operation.",
  ],
  [
    'bindings.aws.s3',
    'credentials',
    'api error InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.',
  ],
  [
    'state.aws.dynamodb',
    'credentials',
    'UnrecognizedClientException: The security token included in the request is invalid.',
  ],
  [
    'state.aws.dynamodb',
    'credentials',
    'ExpiredTokenException: The security token included in the request is expired',
  ],
  [
    'pubsub.aws.snssqs',
    'permission',
    'AuthorizationError: User: arn:aws:iam::1:user/shop is not authorized to perform: SNS:CreateTopic on resource: arn:aws:sns:eu:1:orders',
  ],
  [
    'pubsub.gcp.pubsub',
    'credentials',
    'oauth2: "invalid_grant" "Invalid JWT Signature."',
  ],
  [
    'pubsub.gcp.pubsub',
    'permission',
    'rpc error: code = PermissionDenied desc = User not authorized to perform this action.',
  ],
  [
    'state.gcp.firestore',
    'credentials',
    'google: could not find default credentials. See https://cloud.google.com/docs/authentication/external/set-up-adc for more information',
  ],
  [
    'secretstores.hashicorp.vault',
    'credentials',
    "couldn't get secret: Error making API request. URL: GET https://vault:8200/v1/secret/data/x Code: 403. Errors: * permission denied * invalid token",
  ],
  [
    'state.etcd',
    'credentials',
    'etcdserver: authentication failed, invalid user ID or password',
  ],
  [
    'state.couchbase',
    'credentials',
    'couchbase error: failed to connect to couchbase at couchbase://cb - Access Error / authentication failure',
  ],
  ['bindings.influx', 'credentials', 'unauthorized: unauthorized access'],
  [
    'state.aerospike',
    'credentials',
    'aerospike error: ResultCode: NOT_AUTHENTICATED, Iteration: 0, InDoubt: false',
  ],
  [
    'state.rethinkdb',
    'credentials',
    'error connecting to the database: rethinkdb: Wrong password in:',
  ],
  ['state.zookeeper', 'credentials', 'zk: authentication failed'],
  [
    'bindings.sftp',
    'credentials',
    'error create sftp client: ssh: handshake failed: ssh: unable to authenticate, attempted methods [none password], no supported methods remain',
  ],
  [
    'bindings.smtp',
    'credentials',
    '535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6',
  ],
  [
    'bindings.twilio.sms',
    'credentials',
    'error from Twilio (401): 401 Unauthorized',
  ],
  [
    'bindings.twilio.sendgrid',
    'credentials',
    'error from SendGrid: sending email failed: 401 {Errors:[{Field: Message:The provided authorization grant is invalid, expired, or revoked Help:}]}',
  ],
  ['bindings.apns', 'credentials', 'InvalidProviderToken'],
  ['bindings.apns', 'credentials', 'ExpiredProviderToken'],
  ['bindings.apns', 'credentials', 'MissingProviderToken'],
  ['bindings.apns', 'credentials', 'BadEnvironmentKeyInToken'],
  ['bindings.apns', 'permission', 'TopicDisallowed'],
  ['bindings.apns', 'busy', 'TooManyProviderTokenUpdates'],
  [
    'state.cloudflare.workerskv',
    'credentials',
    '{"success":false,"errors":[{"code":10000,"message":"Authentication error"}]}',
  ],
  [
    'state.hashicorp.consul',
    'credentials',
    'Unexpected response code: 403 (ACL not found)',
  ],
  [
    'state.hashicorp.consul',
    'permission',
    "Unexpected response code: 403 (Permission denied: token with AccessorID '1' lacks permission 'key:write' on \"x\")",
  ],
  [
    'state.redis',
    'tls',
    'tls: first record does not look like a TLS handshake',
  ],
  [
    'pubsub.kafka',
    'tls',
    'tls: failed to verify certificate: x509: certificate signed by unknown authority',
  ],
  [
    'state.redis',
    'unreachable',
    'dial tcp: lookup redis.shop on 10.96.0.10:53: no such host',
  ],
  ['state.redis', 'unreachable', 'dial tcp 10.0.0.5:6379: i/o timeout'],
  [
    'state.redis',
    'unreachable',
    'dial tcp 10.0.0.5:6379: connect: network is unreachable',
  ],
  [
    'pubsub.kafka',
    'unreachable',
    'kafka: client has run out of available brokers to talk to: dial tcp 10.0.0.1:9092: connect: no route to host',
  ],
  [
    'pubsub.rabbitmq',
    'unreachable',
    'dial tcp: lookup mq: Temporary failure in name resolution',
  ],
];
