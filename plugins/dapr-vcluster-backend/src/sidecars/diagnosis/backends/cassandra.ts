import { ClientTexts, each } from './recogniser';

const CONN = 'https://github.com/gocql/gocql/blob/v1.5.2/conn.go';
const AUTH =
  'https://github.com/apache/cassandra/blob/cassandra-4.1.5/src/java/org/apache/cassandra/auth/PasswordAuthenticator.java';

/** gocql repeats what the server answers. */
export const CASSANDRA: ClientTexts = {
  client: 'Cassandra (gocql)',
  recognisers: [
    ...each('credentials', AUTH, [
      ['Provided username', 'and/or password are incorrect'],
      'Username and/or password are incorrect',
      'Authentication ID must not be null',
      'Password must not be null',
    ]),
    ...each('credentials', CONN, [
      'authentication required (using',
      'unexpected authenticator',
      'unknown frame response during authentication',
    ]),
    ...each(
      'permission',
      'https://github.com/apache/cassandra/blob/cassandra-4.1.5/src/java/org/apache/cassandra/service/ClientState.java',
      [
        ['User ', ' has no ', ' permission on'],
        'You have not logged in',
        'is not authorized to',
      ],
      'Give the Cassandra role the rights on the keyspace (GRANT).',
    ),
    ...each(
      'busy',
      'https://github.com/apache/cassandra/blob/cassandra-4.1.5/src/java/org/apache/cassandra/exceptions/UnavailableException.java',
      ['Cannot achieve consistency level'],
      'Bring up more nodes of Cassandra, or lower replicationFactor and consistency of the Dapr Component to what there is.',
    ),
    ...each(
      'busy',
      'https://github.com/apache/cassandra/blob/cassandra-4.1.5/src/java/org/apache/cassandra/exceptions/ExceptionCode.java',
      [
        'is bootstrapping',
        'Operation timed out - received only',
        ['Operation failed - received', 'responses and'],
      ],
      'Nodes of Cassandra start, or are too busy to answer in time: look at them (nodetool status).',
    ),
    ...each('unreachable', CONN, [
      'gocql: no response received from cassandra within timeout period',
      'no response to connection startup within timeout',
    ]),
    ...each(
      'unreachable',
      'https://github.com/gocql/gocql/blob/v1.5.2/session.go',
      [
        'gocql: unable to create session: unable to discover protocol version',
        'gocql: unable to create session: unable to connect to initial hosts',
        'gocql: no hosts available in the pool',
        'no connections were made when creating the session',
      ],
      // It has answered; protoVersion of the Dapr Component is another one.
    ).map(recogniser => ({
      ...recogniser,
      unless: 'unsupported protocol version',
    })),
  ],
};
