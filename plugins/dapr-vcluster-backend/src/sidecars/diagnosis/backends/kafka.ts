import { ClientTexts, each } from './recogniser';

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
    ...each('unreachable', ERRORS, [
      'client has run out of available brokers to talk to',
      'kafka: broker not connected',
      'kafka: controller is not available',
    ]),
  ],
};
