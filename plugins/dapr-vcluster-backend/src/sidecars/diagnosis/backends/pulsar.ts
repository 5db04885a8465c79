import { ClientTexts, each } from './recogniser';

const PROTO =
  'https://github.com/apache/pulsar/blob/v3.3.1/pulsar-common/src/main/proto/PulsarApi.proto';

export const PULSAR: ClientTexts = {
  client: 'Pulsar (pulsar-client-go)',
  recognisers: [
    ...each('credentials', PROTO, [
      'server error: AuthenticationError',
      'AuthenticationError: ',
      'connection error: AuthenticationError',
      'Unable to authenticate',
      'Failed to authenticate',
    ]),
    ...each(
      'credentials',
      'https://github.com/apache/pulsar-client-go/blob/v0.18.0/pulsar/internal/connection.go',
      ['failed to load auth credentials', 'error adding auth provider'],
    ),
    ...each(
      'permission',
      PROTO,
      [
        'server error: AuthorizationError',
        'AuthorizationError: ',
        'Client is not authorized to',
      ],
      'Give the Pulsar role the rights to produce and consume on the namespace (pulsar-admin namespaces grant-permission).',
    ),
    ...each('busy', PROTO, [
      'server error: ServiceNotReady',
      'server error: TooManyRequests',
    ]),
    ...each(
      'busy',
      PROTO,
      ['server error: ConsumerBusy'],
      'Another consumer holds the subscription alone: use subscribeType shared or key_shared, or give the app a consumerID of its own.',
    ),
    ...each(
      'busy',
      PROTO,
      ['server error: ProducerBlockedQuotaExceeded'],
      'The backlog of the topic is full: let its subscribers catch up, delete subscriptions that nobody reads, or raise the backlog quota of the namespace.',
    ),
    ...each(
      'busy',
      PROTO,
      ['server error: ProducerBusy', 'server error: ConsumerAssignError'],
      'Another producer or consumer of the same name holds the topic: let the sidecars end, or give them names of their own.',
    ),
    ...each(
      'unreachable',
      'https://github.com/apache/pulsar-client-go/blob/v0.18.0/pulsar/internal/connection.go',
      [['pulsar', 'connection error']],
    ),
  ],
};
