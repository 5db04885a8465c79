import { ClientTexts, each } from './recogniser';

const NATS_GO = 'https://github.com/nats-io/nats.go/blob/v1.39.1/nats.go';

export const NATS: ClientTexts = {
  client: 'NATS and JetStream (nats.go)',
  recognisers: [
    ...each('credentials', NATS_GO, [
      'authorization violation',
      'nats: authentication timeout',
      'nats: authentication expired',
      'nats: authentication revoked',
      'user authentication expired',
      'user authentication revoked',
      'account authentication expired',
      'nats: nkeys not supported by the server',
    ]),
    ...each(
      'permission',
      NATS_GO,
      ['nats: permissions violation', 'nats: Permissions Violation'],
      'Let the NATS user publish and subscribe to the subjects, and to $JS.API.> for JetStream.',
    ),
    ...each(
      'tls',
      NATS_GO,
      [
        'nats: secure connection required',
        'nats: secure connection not available',
      ],
      'Use an address that begins with tls:// exactly when the server speaks TLS.',
    ),
    ...each(
      'permission',
      'https://github.com/nats-io/nats.go/blob/v1.39.1/jserrors.go',
      ['jetstream not enabled for account', 'jetstream not enabled'],
      'Turn JetStream on in the NATS server and for the account.',
    ),
    ...each(
      'busy',
      'https://github.com/nats-io/nats-server/blob/v2.10.22/server/errors.json',
      [
        'nats: API error: code=503',
        'nats: no responders available for request',
        ['nats: ', 'insufficient resources'],
        'insufficient storage resources available',
        ['nats: ', 'resource limits exceeded for'],
        ['nats: ', 'maximum', 'limit reached'],
      ],
      'JetStream has no room or no leader at the moment: look at the log of the NATS server, and at the limits of server and account.',
    ),
    ...each(
      'busy',
      NATS_GO,
      ['maximum connections exceeded', 'maximum account active connections'],
      'Raise max_connections of the NATS server or the limit of the account: each sidecar has a connection of its own.',
    ),
    ...each('unreachable', NATS_GO, [
      'nats: connection closed',
      'nats: stale connection',
      'nats: no servers available for connection',
      'nats: timeout',
    ]),
  ],
};
