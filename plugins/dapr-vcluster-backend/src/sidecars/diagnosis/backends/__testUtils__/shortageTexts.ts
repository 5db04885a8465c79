import type { ClientText } from './clientText';

/** Shortages, read-only servers, keys and addresses in the words of clients: [type, trouble, words]. */
export const SHORTAGE_TEXTS: readonly ClientText[] = [
  [
    'state.redis',
    'unreachable',
    'redis store: error connecting to redis at redis:6379: dial tcp 10.1.1.1:6379: operation was canceled',
  ],
  [
    'state.redis',
    'busy',
    "OOM command not allowed when used memory > 'maxmemory'.",
  ],
  [
    'state.redis',
    'busy',
    'redis store: error connecting to redis at redis:6379: redis: connection pool exhausted',
  ],
  [
    'state.redis',
    'busy',
    'TRYAGAIN Multiple keys request during rehashing of slot',
  ],
  [
    'pubsub.kafka',
    'credentials',
    'kafka: client has run out of available brokers to talk to: kafka server: Unexpected Kafka request of type METADATA during SASL handshake',
  ],
  [
    'pubsub.kafka',
    'busy',
    'kafka server: In the middle of a leadership election, there is currently no leader for this partition and hence it is unavailable for writes',
  ],
  [
    'pubsub.kafka',
    'busy',
    'kafka server: Request was for a consumer group that is not coordinated by this broker',
  ],
  [
    'bindings.kafka',
    'tls',
    'unable to parse client certificate: tls: private key does not match public key',
  ],
  [
    'pubsub.kafka',
    'tls',
    'kafka: client has run out of available brokers to talk to: tls: failed to find any PEM data in certificate input',
  ],
  [
    'pubsub.rabbitmq',
    'unreachable',
    'Exception (504) Reason: "channel/connection is not open"',
  ],
  [
    'pubsub.rabbitmq',
    'busy',
    "Exception (530) Reason: \"NOT_ALLOWED - access to vhost '/' refused for user 'u': connection limit (100) is reached\"",
  ],
  [
    'state.postgresql',
    'busy',
    'ERROR: cannot execute CREATE TABLE in a read-only transaction (SQLSTATE 25006)',
  ],
  [
    'state.postgresql',
    'busy',
    'FATAL: Max client connections reached (SQLSTATE XX000)',
  ],
  [
    'state.postgresql',
    'credentials',
    'FATAL: Tenant or user not found (SQLSTATE XX000)',
  ],
  [
    'state.cockroachdb',
    'unreachable',
    'dial error: dial tcp [::1]:26257: connect: cannot assign requested address',
  ],
  [
    'state.mysql',
    'busy',
    "Error 1129: Host '10.0.0.1' is blocked because of many connection errors; unblock with 'mysqladmin flush-hosts'",
  ],
  [
    'state.mysql',
    'busy',
    'Error 1290 (HY000): The MySQL server is running with the --read-only option so it cannot execute this statement',
  ],
  [
    'state.mysql',
    'credentials',
    'Error 1862 (HY000): Your password has expired. To log in you must change it using a client that supports expired passwords.',
  ],
  ['state.mongodb', 'busy', '(NotWritablePrimary) not primary'],
  [
    'state.mongodb',
    'permission',
    '(AtlasError) user is not allowed to do action [find] on [dapr.state]',
  ],
  [
    'state.azure.cosmosdb',
    'busy',
    'RESPONSE 429: 429 Too Many Requests ERROR CODE: TooManyRequests "Request rate is large. More Request Units may be needed"',
  ],
  [
    'state.azure.blobstorage',
    'clock',
    "RESPONSE 403: 403 Server failed to authenticate the request. ERROR CODE: AuthenticationFailed <AuthenticationErrorDetail>Request date header too old: 'Fri, 02 Jan 2026 00:00:00 GMT'</AuthenticationErrorDetail>",
  ],
  [
    'state.azure.blobstorage',
    'permission',
    'RESPONSE 409: 409 Public access is not permitted on this storage account. ERROR CODE: PublicAccessNotPermitted',
  ],
  [
    'state.azure.blobstorage',
    'credentials',
    'RESPONSE 403: 403 Key based authentication is not permitted on this storage account. ERROR CODE: KeyBasedAuthenticationNotPermitted',
  ],
  ['pubsub.aws.snssqs', 'busy', 'api error Throttling: Rate exceeded'],
  [
    'state.aws.dynamodb',
    'busy',
    'ProvisionedThroughputExceededException: The level of configured provisioned throughput for the table was exceeded.',
  ],
  [
    'bindings.aws.s3',
    'credentials',
    'SharedCredsLoad: failed to get shared config profile, default',
  ],
  [
    'pubsub.gcp.pubsub',
    'busy',
    'rpc error: code = ResourceExhausted desc = Quota exceeded for quota metric',
  ],
  ['pubsub.mqtt3', 'credentials', 'identifier rejected'],
  [
    'pubsub.mqtt3',
    'unreachable',
    'pubsub.mqtt3: error subscribing: not currently connected and ResumeSubs not set',
  ],
  ['pubsub.jetstream', 'unreachable', 'nats: connection closed'],
  ['pubsub.jetstream', 'busy', 'nats: maximum connections exceeded'],
  ['pubsub.jetstream', 'permission', 'nats: jetstream not enabled for account'],
  [
    'pubsub.pulsar',
    'busy',
    'server error: ServiceNotReady: Namespace bundle for topic (persistent://public/default/orders) not served by this instance',
  ],
  [
    'pubsub.pulsar',
    'busy',
    'server error: ConsumerBusy: Exclusive consumer is already connected',
  ],
  ['state.cassandra', 'busy', 'Cannot achieve consistency level ONE'],
  [
    'state.zookeeper',
    'unreachable',
    'zk: session has been expired by the server',
  ],
  [
    'secretstores.hashicorp.vault',
    'busy',
    'couldn\'t get successful response, status code 429, body {"errors":["Vault is in standby mode"]}',
  ],
  [
    'secretstores.hashicorp.vault',
    'busy',
    'couldn\'t get successful response, status code 501, body {"errors":["Vault is not initialized"]}',
  ],
  [
    'bindings.smtp',
    'permission',
    'error from smtp binding, sending email failed: 550 5.7.60 SMTP; Client does not have permissions to send as this sender',
  ],
  [
    'bindings.smtp',
    'credentials',
    'error from smtp binding, sending email failed: 504 5.7.4 Unrecognized authentication type',
  ],
  [
    'bindings.smtp',
    'busy',
    'error from smtp binding, sending email failed: 421 4.7.0 Try again later, closing connection.',
  ],
  [
    'bindings.twilio.sendgrid',
    'permission',
    'error from SendGrid: sending email failed: 403 {"errors":[{"message":"The from address does not match a verified Sender Identity."}]}',
  ],
  [
    'state.sqlserver',
    'permission',
    'mssql: login error: Cannot open database "dapr" requested by the login. The login failed.',
  ],
  [
    'state.sqlserver',
    'permission',
    "mssql: CREATE SCHEMA permission denied in database 'master'.",
  ],
  [
    'state.oracledatabase',
    'credentials',
    'ORA-28002: the password will expire within 7 days',
  ],
  [
    'state.oracledatabase',
    'unreachable',
    'ORA-12505: TNS:listener does not currently know of SID given in connect descriptor',
  ],
  [
    'state.oracledatabase',
    'busy',
    'ORA-12516: TNS:listener could not find available handler with matching protocol stack',
  ],
  ['state.oracledatabase', 'busy', 'ORA-01034: ORACLE not available'],
  [
    'state.oracledatabase',
    'permission',
    "ORA-01950: no privileges on tablespace 'USERS'",
  ],
  ['state.etcd', 'busy', 'etcdserver: request timed out'],
  ['state.etcd', 'busy', 'etcdserver: mvcc: database space exceeded'],
  ['bindings.http', 'busy', 'received status code 503'],
  [
    'bindings.http',
    'unreachable',
    'Get "https://x": net/http: TLS handshake timeout',
  ],
  ['bindings.http', 'tls', 'Get "https://x": tls: no application protocol'],
  [
    'pubsub.kafka',
    'unreachable',
    'dial tcp 10.0.0.1:9092: connect: host is down',
  ],
  [
    'pubsub.kafka',
    'unreachable',
    'dial tcp: address kafka: missing port in address',
  ],
  ['pubsub.kafka', 'unreachable', 'dial tcp: lookup tcp/9092x: unknown port'],
  ['bindings.ftp', 'credentials', '530 Login incorrect.'],
  [
    'conversation.openai',
    'busy',
    'API returned unexpected status code: 429: You exceeded your current quota, please check your plan and billing details.',
  ],
  [
    'pubsub.kafka',
    'credentials',
    'kafka: client has run out of available brokers to talk to: failed to send SASL handshake: EOF',
  ],
  [
    'pubsub.rabbitmq',
    'busy',
    'Exception (506) Reason: "RESOURCE_ERROR - channel_max reached"',
  ],
  [
    'pubsub.azure.servicebus.topics',
    'permission',
    "ERROR CODE: 401 SubCode=40100: Unauthorized : Unauthorized access for 'CreateTopic' operation on endpoint 'sb://x'",
  ],
  [
    'configuration.kubernetes',
    'permission',
    'configmaps "x" is forbidden: User "system:serviceaccount:a:b" cannot get resource "configmaps" in API group "" in the namespace "a"',
  ],
  [
    'bindings.kubernetes',
    'permission',
    'events is forbidden: User "system:serviceaccount:a:b" cannot watch resource "events" in API group "" at the cluster scope',
  ],
];
