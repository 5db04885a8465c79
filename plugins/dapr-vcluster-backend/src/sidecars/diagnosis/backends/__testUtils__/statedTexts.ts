import type { ClientText } from './clientText';

/** What servers answer that were reached, and what keeps a client from an identity: [type, trouble, words]. */
export const STATED_TEXTS: readonly ClientText[] = [
  [
    'state.redis',
    'permission',
    'redis store: error connecting to redis at redis:6379: DENIED Redis is running in protected mode because protected mode is enabled and no password is set for the default user.',
  ],
  [
    'state.redis',
    'credentials',
    'redis client configuration error: token endpoint returned 401',
  ],
  [
    'state.redis',
    'busy',
    'redis client configuration error: token endpoint returned 503',
  ],
  [
    'state.redis',
    'busy',
    'redis store: error connecting to redis at r:6379: BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.',
  ],
  [
    'state.postgresql',
    'tls',
    'failed to ping the database: failed to connect to `user=dapr database=shop`: server error: FATAL: SSL connection is required. Please specify SSL options and retry. (SQLSTATE 28000)',
  ],
  [
    'state.postgresql',
    'tls',
    'server error: FATAL: connection requires a valid client certificate (SQLSTATE 28000)',
  ],
  [
    'state.postgresql',
    'busy',
    'failed to perform migration 0: ERROR: canceling statement due to lock timeout (SQLSTATE 55P03)',
  ],
  [
    'state.postgresql',
    'busy',
    'server error: FATAL: server login has been failing, cached error: connect failed (server_login_retry) (SQLSTATE 08P01)',
  ],
  [
    'state.mysql',
    'credentials',
    'Error 1251 (08004): Client does not support authentication protocol requested by server',
  ],
  [
    'state.mysql',
    'credentials',
    "Error 1524 (HY000): Plugin 'mysql_native_password' is not loaded",
  ],
  [
    'state.mysql',
    'credentials',
    'Error 4151 (HY000): Access denied, this account is locked',
  ],
  [
    'state.mysql',
    'tls',
    'Error 9002 (28000): SSL connection is required. Please specify SSL options and retry.',
  ],
  ['state.mysql', 'busy', 'Error 1053 (08S01): Server shutdown in progress'],
  [
    'state.sqlserver',
    'permission',
    'failed to create database: mssql: User does not have permission to perform this action.',
  ],
  [
    'state.sqlserver',
    'permission',
    'mssql: login error: Reason: An instance-specific error occurred while establishing a connection to SQL Server. Connection was denied since Deny Public Network Access is set to Yes.',
  ],
  [
    'state.sqlserver',
    'permission',
    'mssql: The server principal "dapr" is not able to access the database "shop" under the current security context.',
  ],
  [
    'state.sqlserver',
    'busy',
    "mssql: Could not allocate space for object 'dbo.state' in database 'shop' because the 'PRIMARY' filegroup is full.",
  ],
  [
    'state.sqlserver',
    'busy',
    'mssql: Transaction (Process ID 52) was deadlocked on lock resources with another process and has been chosen as the deadlock victim.',
  ],
  [
    'state.mongodb',
    'busy',
    'error in creating ttl index: (AtlasError) you are over your space quota, using 513 MB of 512 MB',
  ],
  [
    'pubsub.rabbitmq',
    'tls',
    'Exception (501) Reason: "frame could not be parsed"',
  ],
  [
    'pubsub.rabbitmq',
    'busy',
    'Exception (320) Reason: "CONNECTION_FORCED - broker forced connection closure with reason \'shutdown\'"',
  ],
  [
    'pubsub.rabbitmq',
    'busy',
    'Exception (541) Reason: "INTERNAL_ERROR - Cannot declare a queue on node rabbit@a: nodedown"',
  ],
  [
    'pubsub.rabbitmq',
    'unreachable',
    'Exception (0) Reason: "Exception (501) Reason: \\"EOF\\""',
  ],
  [
    'bindings.azure.blobstorage',
    'credentials',
    'failed to create Azure Storage container c: the MSI endpoint is not available. Failed HTTP request to MSI endpoint: Get "http://169.254.169.254/metadata/identity/oauth2/token": context deadline exceeded',
  ],
  [
    'state.azure.blobstorage',
    'credentials',
    'failed to decode pkcs12 certificate while creating spt: pkcs12: decryption password incorrect',
  ],
  [
    'pubsub.azure.servicebus.topics',
    'permission',
    'could not create topic T: RESPONSE 401: 401 Unauthorized ERROR CODE: 401 <Error><Detail>Authorization failed for specified action: Manage,EntityWrite.</Detail></Error>',
  ],
  [
    'pubsub.azure.servicebus.topics',
    'busy',
    'could not create subscription cart: RESPONSE 403: 403 Forbidden SubCode=40300. The maximum number of resources of type `Subscription` has been reached.',
  ],
  [
    'pubsub.azure.eventhubs',
    'permission',
    '(unauthorized): *Error{Condition: amqp:unauthorized-access, Description: Ip has been prevented to connect to the endpoint.}',
  ],
  [
    'pubsub.gcp.pubsub',
    'credentials',
    'rpc error: code = Unknown desc = metadata: GCE metadata "instance/service-accounts/default/token" not defined',
  ],
  [
    'bindings.aws.kinesis',
    'busy',
    'operation error Kinesis: DescribeStream, https response error StatusCode: 400, LimitExceededException: Rate exceeded for stream x',
  ],
  [
    'pubsub.jetstream',
    'busy',
    'nats: API error: code=503 err_code=10008 description=jetstream system temporarily unavailable',
  ],
  [
    'pubsub.pulsar',
    'busy',
    'server error: ProducerBlockedQuotaExceededError: Cannot create producer on topic with backlog quota exceeded',
  ],
  [
    'pubsub.pulsar',
    'busy',
    "server error: ProducerBusy: Producer with name 'cart' is already connected to topic",
  ],
  [
    'state.cassandra',
    'busy',
    'error creating table items: Operation timed out - received only 0 responses.',
  ],
  ['state.etcd', 'busy', 'etcdserver: no space'],
  [
    'secretstores.hashicorp.vault',
    'tls',
    "couldn't get successful response, status code 400, body Client sent an HTTP request to an HTTPS server.",
  ],
  [
    'secretstores.hashicorp.vault',
    'busy',
    'status code 500, body {"errors":["local node not active but active cluster node not found"]}',
  ],
  [
    'state.oracledatabase',
    'unreachable',
    'ORA-12528: TNS:listener: all appropriate instances are blocking new connections',
  ],
  [
    'state.oracledatabase',
    'credentials',
    'ORA-28040: No matching authentication protocol',
  ],
  ['state.oracledatabase', 'busy', 'ORA-01109: database not open'],
  [
    'state.aerospike',
    'unreachable',
    'aerospike: failed to connect Failed to connect to hosts: [aerospike:3000]',
  ],
  [
    'state.alicloud.tablestore',
    'credentials',
    'OTSAuthFailed Signature mismatch.',
  ],
];

/** What to do, where it is more than the trouble asks for anyway: [words, part of the fix]. */
export const STATED_FIXES: ReadonlyArray<[string, string]> = [
  [
    "AADSTS700213: No matching federated identity record found for presented assertion subject 'system:serviceaccount:vcluster-a:vc-workload-a'.",
    'federated credential',
  ],
  [
    'ERROR CODE: 401 <Detail>Authorization failed for specified action: Manage,EntityWrite.</Detail>',
    'disableEntityManagement',
  ],
  ['get credentials: no EC2 IMDS role found', 'IRSA'],
  [
    'Ip has been prevented to connect to the endpoint.',
    'firewall of the Azure resource',
  ],
];
