import type { ClientText } from './clientText';

/** Backends that answer and take no work, and further words of clients: [type, trouble, words]. */
export const BUSY_TEXTS: readonly ClientText[] = [
  [
    'state.postgresql',
    'busy',
    'failed to connect to `user=u database=d`: 10.1.1.1:5432 (pg): server error: FATAL: sorry, too many clients already (SQLSTATE 53300)',
  ],
  [
    'state.postgresql',
    'busy',
    'FATAL: the database system is starting up (SQLSTATE 57P03)',
  ],
  ['state.mysql', 'busy', 'Error 1040 (08004): Too many connections'],
  ['state.redis', 'busy', 'ERR max number of clients reached'],
  [
    'state.redis',
    'busy',
    "READONLY You can't write against a read only replica.",
  ],
  ['state.redis', 'busy', 'LOADING Redis is loading the dataset in memory'],
  [
    'secretstores.hashicorp.vault',
    'busy',
    'Code: 503. Errors: * Vault is sealed',
  ],
  [
    'state.sqlserver',
    'busy',
    "mssql: login error: mssql: Database 'shop' on server 'a' is not currently available. Please retry the connection later.",
  ],
  [
    'pubsub.kafka',
    'credentials',
    'error generating AWS MSK IAM token: failed to retrieve credentials: operation error ec2imds: GetMetadata, access disabled to EC2 IMDS via client option',
  ],
  [
    'pubsub.solace.amqp',
    'credentials',
    'SASL PLAIN auth failed with code 0x1: ',
  ],
  [
    'bindings.aws.s3',
    'permission',
    'failed to retrieve credentials: WebIdentityErr: failed to retrieve credentials caused by: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity',
  ],
  ['state.couchbase', 'unreachable', 'unambiguous timeout'],
  ['state.rethinkdb', 'credentials', 'rethinkdb: Unknown user'],
  [
    'state.aerospike',
    'unreachable',
    'Failed to connect to host(s): [aerospike:3000]. The network connection(s) to cluster nodes may have timed out',
  ],
  ['bindings.sftp', 'tls', 'ssh: handshake failed: knownhosts: key mismatch'],
  [
    'secretstores.kubernetes',
    'permission',
    'secrets "a" is forbidden: User "system:serviceaccount:a:b" cannot get resource "secrets" in API group "" in the namespace "a"',
  ],
];
