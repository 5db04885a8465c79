import { ClientTexts, each } from './recogniser';

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
    ),
    ...each(
      'permission',
      'https://learn.microsoft.com/en-us/sql/relational-databases/errors-events/database-engine-events-and-errors',
      [
        'mssql: CREATE TABLE permission denied',
        'mssql: CREATE DATABASE permission denied',
        ['mssql: The ', ' permission was denied on'],
      ],
      'Give the database user the right to create and use schema and tables (GRANT).',
    ),
    ...each('tls', TDS, [
      'TLS Handshake failed',
      'encrypt negotiation failed',
      'server does not support encryption',
    ]),
    ...each('unreachable', TDS, [
      'unable to open tcp connection with host',
      'unable to get instances from Sql Server Browser',
    ]),
  ],
};
