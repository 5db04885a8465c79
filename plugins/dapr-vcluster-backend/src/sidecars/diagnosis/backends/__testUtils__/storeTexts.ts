import { ClientText, UNKNOWN_CA, REFUSED } from './clientText';

/** What clients of databases and other stores say. */
export const STORE_TEXTS: readonly ClientText[] = [
  [
    'state.mysql',
    'permission',
    "Error 1044 (42000): Access denied for user 'app'@'%' to database 'dapr'",
  ],
  [
    'state.mysql',
    'credentials',
    "Error 1045 (28000): Access denied for user 'app'@'10.0.0.9' (using password: YES)",
  ],
  [
    'state.consul',
    'credentials',
    'Unexpected response code: 403 (ACL not found)',
  ],
  [
    'state.consul',
    'permission',
    "Unexpected response code: 403 (rpc error making call: Permission denied: token with AccessorID '0' lacks permission 'key:write' on \"dapr\")",
  ],
  [
    'state.oci.objectstorage',
    'credentials',
    'Service error:NotAuthenticated. The required information to complete authentication was not provided or was incorrect.',
  ],
  [
    'secretstores.hashicorp.vault',
    'credentials',
    "couldn't get vault secret: Error making API request. URL: GET https://vault/v1/x Code: 400. Errors: * missing client token",
  ],
  [
    'state.oracledatabase',
    'credentials',
    'ORA-01017: invalid username/password; logon denied',
  ],
  ['state.oracledatabase', 'unreachable', 'ORA-12541: TNS:no listener'],
  ['state.aerospike', 'credentials', 'ResultCode: INVALID_CREDENTIAL'],
  ['lock.redis', 'busy', 'LOADING Redis is loading the dataset in memory'],
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
    'busy',
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
  [
    'state.couchbase',
    'credentials',
    'couchbase error: failed to open bucket: authentication failure',
  ],
];
