import { ClientTexts, each, first } from './recogniser';

const TDS = 'https://github.com/microsoft/go-mssqldb/blob/v1.6.0/tds.go';

export const SQL_SERVER: ClientTexts = {
  client: 'SQL Server (go-mssqldb)',
  recognisers: [
    ...each('credentials', TDS, ['mssql: login error', 'login error: ']),
    ...each(
      'credentials',
      'https://learn.microsoft.com/en-us/sql/relational-databases/errors-events/mssqlserver-18456-database-engine-error',
      ['Login failed for user', 'Login failed for login'],
    ),
    ...each(
      'credentials',
      'https://learn.microsoft.com/en-us/azure/azure-sql/database/troubleshoot-common-errors-issues',
      [['Client with IP address', 'is not allowed to access the server']],
      'Allow the address of the cluster in the firewall of the Azure SQL server.',
    ).map(first),
    ...each(
      'permission',
      'https://learn.microsoft.com/en-us/azure/azure-sql/database/connectivity-settings',
      ['Deny Public Network Access is set to Yes'],
      'The server answers no public addresses: let the cluster reach it by a private endpoint, or allow public network access and its firewall.',
    ).map(first),
    ...each(
      'busy',
      'https://learn.microsoft.com/en-us/sql/relational-databases/errors-events/database-engine-events-and-errors',
      [
        ['mssql: Could not allocate space for object', 'is full'],
        ['mssql: The transaction log for database', 'is full'],
        ['mssql: The database', 'has reached its size quota'],
      ],
      'The database is full: give it more space, or delete data.',
    ),
    ...each(
      'busy',
      'https://learn.microsoft.com/en-us/sql/relational-databases/errors-events/database-engine-events-and-errors',
      [
        ['mssql: Transaction', 'was deadlocked'],
        'mssql: Lock request time out period exceeded',
      ],
      'Others hold what daprd wanted to change, as several sidecars start at once: daprd tries again when its container is started again.',
    ),
    ...each(
      'permission',
      'https://learn.microsoft.com/en-us/sql/relational-databases/errors-events/mssqlserver-4060-database-engine-error',
      [['Cannot open database', 'requested by the login. The login failed']],
      'Name a database that is there, and let the user open it (CREATE USER … FOR LOGIN in it).',
    ).map(first),
    ...each(
      'busy',
      'https://learn.microsoft.com/en-us/azure/azure-sql/database/troubleshoot-common-errors-issues',
      [
        ['Database ', 'is not currently available'],
        ['Resource ID', 'limit for the database is'],
        ['Database ', 'is being recovered'],
      ],
    ).map(first),
    ...each(
      'permission',
      'https://learn.microsoft.com/en-us/sql/relational-databases/errors-events/database-engine-events-and-errors',
      [
        'mssql: CREATE TABLE permission denied',
        'mssql: CREATE DATABASE permission denied',
        'mssql: CREATE SCHEMA permission denied',
        ['mssql: The ', ' permission was denied on'],
        'mssql: User does not have permission to perform this action',
        ['mssql: The server principal', 'is not able to access the database'],
      ],
      'Give the database user the right to create and use schema and tables (GRANT).',
    ),
    ...each('tls', TDS, [
      'TLS Handshake failed',
      'encrypt negotiation failed',
      'server does not support encryption',
    ]),
    ...each(
      'unreachable',
      TDS,
      [['no instance matching', 'returned from host']],
      'Name an instance that the server has, or give the port of the instance in place of its name.',
    ),
    ...each('unreachable', TDS, [
      'unable to open tcp connection with host',
      'unable to get instances from Sql Server Browser',
    ]),
  ],
};
