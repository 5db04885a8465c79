import { ClientTexts, each } from './recogniser';

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
        'node is running secure mode, SSL connection required',
      ],
    ),
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
    ...each('unreachable', PGX, ['hostname resolving error']),
  ],
};
