import { ClientText, UNKNOWN_CA } from './clientText';

/** What clients of brokers, mail and web servers say. */
export const BROKER_TEXTS: readonly ClientText[] = [
  [
    'pubsub.rabbitmq',
    'permission',
    'Exception (530) Reason: "NOT_ALLOWED - vhost orders not found"',
  ],
  [
    'pubsub.pulsar',
    'credentials',
    'could not instantiate pulsar client: connection error: AuthenticationError',
  ],
  [
    'pubsub.rocketmq',
    'credentials',
    'CODE: 1  DESC: org.apache.rocketmq.acl.common.AclException: Check signature failed for accessKey=app',
  ],
  [
    'bindings.smtp',
    'credentials',
    '534-5.7.9 Application-specific password required. Learn more at',
  ],
  [
    'bindings.smtp',
    'credentials',
    '535-5.7.8 Username and Password not accepted.',
  ],
  ['pubsub.rabbitmq', 'unreachable', 'Exception (501) Reason: "EOF"'],
  ['pubsub.jetstream', 'credentials', 'nats: Authentication Timeout'],
  [
    'pubsub.mqtt3',
    'unreachable',
    'failed to establish connection to broker: timeout while connecting',
  ],
  [
    'pubsub.redis',
    'permission',
    "NOPERM this user has no permissions to run the 'xreadgroup' command",
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

  ['bindings.http', 'credentials', 'received status code 401'],
];
