import { ClientTexts, each, first } from './recogniser';

const ERRORS = 'https://github.com/IBM/sarama/blob/v1.60.0/errors.go';

export const KAFKA: ClientTexts = {
  client: 'Kafka (sarama)',
  recognisers: [
    ...each('credentials', ERRORS, [
      'SASL Authentication failed',
      'Delegation Token authorization failed',
      'Request is not valid given the current SASL state',
    ]),
    ...each(
      'credentials',
      'https://github.com/IBM/sarama/blob/v1.60.0/broker.go',
      ['SASL authentication error', 'failed to authenticate during SASL'],
    ),
    ...each(
      'credentials',
      ERRORS,
      ['The broker does not support the requested SASL mechanism'],
      'Set authType and saslMechanism (SHA-256, SHA-512 or PLAINTEXT) to what the broker offers.',
    ),
    ...each(
      'permission',
      ERRORS,
      [
        'The client is not authorized to',
        'Transactional ID authorization failed',
      ],
      'Give the Kafka user ACLs on the topics and the consumer group of the Dapr Component.',
    ),
    ...each(
      'credentials',
      'https://github.com/IBM/sarama/blob/v1.60.0/broker.go',
      ['failed to send SASL handshake'],
      'The broker breaks off the login: set authType, saslMechanism and TLS to what this listener of the broker asks for.',
    ).map(first),
    ...each(
      'credentials',
      'https://github.com/apache/kafka/blob/3.9.0/clients/src/main/java/org/apache/kafka/common/security/authenticator/SaslServerAuthenticator.java',
      [['Unexpected Kafka request of type', 'during SASL handshake']],
      'The broker asks for a login: set authType and the fields that it needs.',
    ).map(first),
    ...each(
      'busy',
      ERRORS,
      [
        'In the middle of a leadership election',
        'Request was for a consumer group that is not coordinated by this broker',
        'The coordinator is not available',
        'kafka: controller is not available',
        "Offset's topic has not yet been created",
        'The coordinator is still loading',
        'Messages are rejected since there are fewer in-sync replicas than required',
      ],
      'Wait until the brokers have agreed on a leader; if it stays, look at their log and the replicas of the topic.',
    ),
    ...each('busy', ERRORS, [
      'kafka server: Request exceeded the user-specified time limit',
      'kafka server: The throttling quota has been exceeded',
    ]),
    // What a broker has answered follows the words of the client: it was reached.
    ...each('unreachable', ERRORS, [
      'client has run out of available brokers to talk to',
      'kafka: broker not connected',
    ]).map(recogniser => ({ ...recogniser, unless: 'kafka server: ' })),
  ],
};
