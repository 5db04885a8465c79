import type { ClientText } from './clientText';

/** Servers that answer and are not ready, and keys and addresses that no client can use: [type, trouble, words]. */
export const ANSWERED_TEXTS: readonly ClientText[] = [
  ['state.redis', 'busy', 'NOREPLICAS Not enough good replicas to write.'],
  ['pubsub.kafka', 'busy', 'kafka: controller is not available'],
  [
    'state.postgresql',
    'unreachable',
    'failed to connect to `user=a database=b`: /tmp/.s.PGSQL.5432 (/tmp): dial error: dial unix /tmp/.s.PGSQL.5432: connect: no such file or directory',
  ],
  [
    'state.cockroachdb',
    'tls',
    'server error: ERROR: node is running secure mode, SSL connection required (SQLSTATE 08P01)',
  ],
  [
    'state.sqlserver',
    'unreachable',
    "no instance matching 'SQLEXPRESS' returned from host 'mssql'",
  ],
  [
    'state.sqlserver',
    'busy',
    "mssql: Database 'shop' is being recovered. Waiting until recovery is finished.",
  ],
  [
    'state.cassandra',
    'unreachable',
    'no connections were made when creating the session',
  ],
  [
    'state.rethinkdb',
    'unreachable',
    'rethinkdb: no connections were made when creating the session',
  ],
  [
    'bindings.aws.s3',
    'credentials',
    "api error AuthorizationHeaderMalformed: The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'",
  ],
  [
    'bindings.aws.s3',
    'credentials',
    'api error InvalidToken: The provided token is malformed or otherwise invalid.',
  ],
  ['pubsub.jetstream', 'busy', 'nats: no responders available for request'],
  [
    'pubsub.mqtt3',
    'busy',
    'failed to establish connection to broker: server Unavailable',
  ],
  ['state.etcd', 'busy', 'etcdserver: no leader'],
  ['state.etcd', 'busy', 'etcdserver: server stopped'],
  ['state.consul', 'busy', 'Unexpected response code: 500 (No cluster leader)'],
  [
    'state.consul',
    'busy',
    'Unexpected response code: 500 (rpc error making call: rpc error getting client: failed to get conn: x509: certificate is valid for a, not b)',
  ],
  ['secretstores.kubernetes', 'credentials', 'Unauthorized'],
  [
    'secretstores.kubernetes',
    'credentials',
    'open /var/run/secrets/kubernetes.io/serviceaccount/token: no such file or directory',
  ],
  [
    'secretstores.kubernetes',
    'credentials',
    'unable to load in-cluster configuration, KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT must be defined',
  ],
  ['bindings.sftp', 'credentials', 'ssh: no key found'],
  [
    'bindings.sftp',
    'tls',
    'ssh: handshake failed: ssh: no common algorithm for host key; client offered: [ssh-ed25519], server offered: [ssh-rsa]',
  ],
  [
    'bindings.smtp',
    'busy',
    'error from smtp binding, sending email failed: 452 4.3.1 Insufficient system storage',
  ],
  ['bindings.http', 'credentials', 'received status code 407'],
  [
    'state.postgresql',
    'credentials',
    'server error: FATAL: pg_hba.conf rejects connection for host "10.0.0.1", user "shop", database "dapr", no encryption (SQLSTATE 28000)',
  ],
  [
    'state.cockroachdb',
    'permission',
    'ERROR: user shop does not have CREATE privilege on database dapr (SQLSTATE 42501)',
  ],
  ['state.mysql', 'credentials', 'this authentication plugin is not supported'],
  [
    'state.mongodb',
    'credentials',
    'auth error: sasl conversation error: unable to authenticate using mechanism "SCRAM-SHA-1": (AtlasError) bad auth : Authentication failed.',
  ],
  ['state.mongodb', 'busy', '(NotWritablePrimary) not primary'],
  [
    'pubsub.pulsar',
    'busy',
    'server error: ConsumerBusy: Exclusive consumer is already connected',
  ],
  ['bindings.influx', 'credentials', 'unauthorized: unauthorized access'],
  [
    'state.oci.objectstorage',
    'permission',
    "Error returned by ObjectStorage Service. Http Status Code: 404. Error Code: BucketNotFound. Message: Either the bucket named 'x' does not exist in the namespace 'y' or you are not authorized to access it",
  ],
  [
    'state.mysql',
    'unreachable',
    'error connecting to MySQL at mysql:3306: invalid connection',
  ],
  [
    'state.postgresql',
    'tls',
    'cannot parse `host=x sslrootcert=/ca.crt`: failed to configure TLS (unable to read CA file: open /ca.crt: no such file or directory)',
  ],
  [
    'bindings.aws.ses',
    'permission',
    'MessageRejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: a@b',
  ],
  ['bindings.cloudflare.queues', 'credentials', 'failed response status: 401'],
  ['bindings.cloudflare.queues', 'permission', 'failed response status: 403'],
  [
    'bindings.azure.signalr',
    'credentials',
    "azure signalr failed with code 401, content is ''",
  ],
  [
    'conversation.googleai',
    'credentials',
    'googleapi: Error 400: API key not valid. Please pass a valid API key.',
  ],
  [
    'conversation.mistral',
    'credentials',
    '(HTTP Error 401) {"message":"Unauthorized"}',
  ],
];
