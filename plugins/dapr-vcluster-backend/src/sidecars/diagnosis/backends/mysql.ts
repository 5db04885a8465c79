import { ClientTexts, each, first } from './recogniser';

const ERRORS = 'https://github.com/go-sql-driver/mysql/blob/v1.8.1/errors.go';
const SERVER =
  'https://dev.mysql.com/doc/mysql-errors/8.0/en/server-error-reference.html';

export const MYSQL: ClientTexts = {
  client: 'MySQL (go-sql-driver)',
  recognisers: [
    ...each('credentials', SERVER, [
      'Access denied for user',
      'Error 1045',
      'Error 1698',
      ['Error 3118', 'Account is locked'],
      'Error 1820',
      'Error 1862',
      // MariaDB's own number of it.
      'this account is locked',
    ]),
    ...each(
      'credentials',
      SERVER,
      ['Error 1251', ['Error 1524', 'is not loaded']],
      'Give the MySQL user an authentication plugin that server and client both have (ALTER USER … IDENTIFIED WITH caching_sha2_password).',
    ),
    ...each('credentials', ERRORS, [
      'this user requires clear text authentication',
      'this user requires mysql native password authentication',
      'this user requires old password authentication',
      'this authentication plugin is not supported',
    ]),
    ...each(
      'permission',
      SERVER,
      [['Access denied for user', 'to database']],
      'Give the MySQL user rights on the schema, also from the addresses of the pods (GRANT).',
    ).map(first),
    ...each(
      'permission',
      SERVER,
      [
        'Error 1044',
        'Error 1142',
        'Error 1227',
        ['Error 1130', 'is not allowed to connect to this MySQL server'],
      ],
      'Give the MySQL user rights on the schema, also from the addresses of the pods (GRANT).',
    ),
    ...each(
      'tls',
      ERRORS,
      ['TLS requested but server does not support TLS'],
      'The server speaks no TLS: leave tls out of the connection string, or turn TLS on in the server.',
    ),
    ...each(
      'tls',
      SERVER,
      [
        'Connections using insecure transport are prohibited',
        'SSL connection is required',
      ],
      'The server wants TLS: add tls=true and, for a CA of your own, pemPath.',
    ),
    ...each(
      'busy',
      SERVER,
      [['Error 1040', 'Too many connections'], 'Error 1203', 'Error 1226'],
      'Raise max_connections of the server, or the limit of the user: each sidecar has a pool of its own.',
    ),
    ...each(
      'busy',
      SERVER,
      ['Error 1129'],
      'Let the server forget the failed connections (mysqladmin flush-hosts), and look why they failed.',
    ),
    ...each(
      'busy',
      SERVER,
      ['Error 1290', 'Error 1836'],
      'Use the address of the primary: this server only reads.',
    ),
    ...each('busy', SERVER, [
      'Error 1053',
      ['Error 1205', 'Lock wait timeout'],
      ['Error 1213', 'Deadlock'],
      ['Error 3169', 'Session was killed'],
      ['Error 1021', 'Disk full'],
      ['Error 1114', 'is full'],
    ]),
    ...each('unreachable', ERRORS, [
      ['mysql', 'invalid connection'],
      'bad connection',
    ]).map(recogniser => ({
      ...recogniser,
      unless: 'invalid connection string',
    })),
  ],
};
