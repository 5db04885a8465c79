import { ClientTexts, each, first } from './recogniser';

const AUTH =
  'https://github.com/postgres/postgres/blob/REL_16_4/src/backend/libpq/auth.c';
const PGX = 'https://github.com/jackc/pgx/blob/v5.7.4/pgconn/pgconn.go';

/** pgx repeats what the server answers; CockroachDB speaks the same protocol. */
export const POSTGRESQL: ClientTexts = {
  client: 'PostgreSQL and CockroachDB (pgx)',
  recognisers: [
    ...each('credentials', AUTH, [
      'password authentication failed for user',
      'no password supplied',
      'empty password returned by client',
      ['authentication failed for user', 'SQLSTATE 28'],
    ]),
    ...each(
      'credentials',
      'https://www.postgresql.org/docs/16/errcodes-appendix.html',
      [
        'SQLSTATE 28P01',
        'SQLSTATE 28000',
        ['role "', '" does not exist'],
        ['role "', '" is not permitted to log in'],
      ],
    ),
    ...each(
      'credentials',
      AUTH,
      ['no pg_hba.conf entry for'],
      'Allow the user, database and address in pg_hba.conf, or ask for TLS with sslmode=require.',
    ),
    ...each(
      'credentials',
      'https://github.com/jackc/pgx/blob/v5.7.4/pgconn/auth_scram.go',
      ['invalid SCRAM', 'server does not support SCRAM-SHA-256'],
    ),
    ...each(
      'credentials',
      'https://github.com/cockroachdb/cockroach/blob/v24.2.0/pkg/sql/pgwire/auth_methods.go',
      [
        'password authentication failed',
        'this cluster is running in secure mode; user must authenticate',
      ],
    ),
    ...each(
      'tls',
      'https://learn.microsoft.com/en-us/azure/postgresql/flexible-server/security-tls',
      [
        'SSL connection is required',
        'SSL/TLS required',
        'SSL required',
        // CockroachDB
        'SSL connection required',
      ],
      'The server wants TLS: set sslmode=require, or verify-full with sslrootcert, in the connection string.',
    ).map(first),
    ...each(
      'tls',
      AUTH,
      [
        'connection requires a valid client certificate',
        ['certificate authentication failed for user'],
      ],
      'The server wants a client certificate of this user: mount one into daprd (dapr.io/volume-mounts) and name it by sslcert and sslkey in the connection string.',
    ).map(first),
    ...each(
      'permission',
      'https://www.postgresql.org/docs/16/errcodes-appendix.html',
      ['SQLSTATE 42501'],
      'Give the database user the right to create and use the tables (GRANT).',
    ),
    ...each(
      'tls',
      PGX,
      ['server refused TLS connection'],
      'The server speaks no TLS: set sslmode=disable in the connection string, or turn TLS on in the server.',
    ),
    ...each('tls', PGX, ['tls error']),
    ...each(
      'tls',
      PGX,
      [['failed to configure TLS (unable to read CA file']],
      'Mount the file that sslrootcert names into daprd (dapr.io/volume-mounts).',
    ),
    ...each(
      'busy',
      'https://www.postgresql.org/docs/16/errcodes-appendix.html',
      ['SQLSTATE 53300', 'SQLSTATE 57P03', 'SQLSTATE 57P01'],
      'Wait if the server starts or stops. If it has no connection left, raise max_connections, or lower maxConns of the Dapr Component: each sidecar has a pool of its own.',
    ),
    ...each(
      'busy',
      'https://github.com/pgbouncer/pgbouncer/blob/pgbouncer_1_23_1/src/client.c',
      [
        'Max client connections reached',
        'no more connections allowed (max_client_conn)',
      ],
      'Raise the number of clients that the pooler takes, or lower maxConns of the Dapr Component: each sidecar has a pool of its own.',
    ),
    ...each(
      'busy',
      'https://www.postgresql.org/docs/16/errcodes-appendix.html',
      ['SQLSTATE 40001', 'SQLSTATE 40P01', 'SQLSTATE 55P03', 'SQLSTATE 57014'],
      'Others hold what daprd wanted to change, as several sidecars start at once or a transaction is open: daprd tries again when its container is started again.',
    ),
    ...each(
      'busy',
      'https://github.com/pgbouncer/pgbouncer/blob/pgbouncer_1_23_1/src/objects.c',
      ['server login has been failing', 'server_login_retry'],
      'The pooler does not get through to the database behind it: look at the log of the pooler.',
    ),
    ...each(
      'busy',
      'https://www.postgresql.org/docs/16/errcodes-appendix.html',
      ['SQLSTATE 25006'],
      'Use the address of the primary: this server is a replica, and only reads.',
    ),
    ...each(
      'busy',
      'https://www.postgresql.org/docs/16/errcodes-appendix.html',
      ['SQLSTATE 53100', 'SQLSTATE 53200'],
      'The server has no disk space or memory left: give it more.',
    ),
    ...each(
      'credentials',
      'https://github.com/supabase/supavisor/blob/v1.1.66/lib/supavisor/client_handler.ex',
      ['Tenant or user not found'],
    ),
    ...each('unreachable', PGX, ['hostname resolving error']),
    ...each(
      'unreachable',
      PGX,
      [['dial unix ', '.s.PGSQL.']],
      'Name the host in the connection string: without one, a socket in the container of daprd is tried.',
    ),
  ],
};
