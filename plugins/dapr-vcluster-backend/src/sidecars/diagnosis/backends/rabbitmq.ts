import { ClientTexts, each, first } from './recogniser';

const TYPES = 'https://github.com/rabbitmq/amqp091-go/blob/v1.10.0/types.go';

export const RABBITMQ: ClientTexts = {
  client: 'RabbitMQ (amqp091-go)',
  recognisers: [
    ...each('credentials', TYPES, [
      'username or password not allowed',
      'SASL could not negotiate a shared mechanism',
    ]),
    ...each(
      'credentials',
      'https://github.com/rabbitmq/rabbitmq-server/blob/v3.13.7/deps/rabbit/src/rabbit_reader.erl',
      ['ACCESS_REFUSED - Login was refused'],
    ),
    ...each(
      'permission',
      TYPES,
      ['no access to this vhost'],
      'Give the RabbitMQ user access to the virtual host of the address (rabbitmqctl set_permissions).',
    ),
    ...each(
      'permission',
      'https://github.com/rabbitmq/rabbitmq-server/blob/v3.13.7/deps/rabbit/src/rabbit_access_control.erl',
      ['ACCESS_REFUSED', 'NOT_ALLOWED - access to vhost'],
      'Give the RabbitMQ user the rights to configure, write and read on the virtual host.',
    ),
    ...each(
      'busy',
      'https://github.com/rabbitmq/rabbitmq-server/blob/v3.13.7/deps/rabbit/src/rabbit_reader.erl',
      [
        ['NOT_ALLOWED - ', 'connection limit ('],
        ['NOT_ALLOWED - ', 'channel limit ('],
      ],
      'Raise the limit of connections of the virtual host or user (rabbitmqctl set_vhost_limits): each sidecar has one of its own.',
    ).map(first),
    ...each(
      'busy',
      TYPES,
      ['RESOURCE_ERROR - ', 'INTERNAL_ERROR'],
      'RabbitMQ has reached a limit (channels, queues or memory) that its log names: raise it, or let fewer sidecars use it.',
    ),
    ...each(
      'busy',
      'https://www.rabbitmq.com/docs/connections',
      ['CONNECTION_FORCED - '],
      'RabbitMQ has ended the connection, as it stops or an operator asked it to: wait until it is up again, or look at its log.',
    ),
    ...each(
      'tls',
      TYPES,
      ['frame could not be parsed'],
      'What answers speaks no AMQP 0-9-1 on this port: use amqps:// for the port with TLS, amqp:// for the one without, and not the port of the management API.',
    ),
    ...each(
      'unreachable',
      TYPES,
      ['channel/connection is not open'],
      'RabbitMQ has closed the connection: its log says why; daprd connects again.',
    ),
    ...each(
      'permission',
      'https://github.com/rabbitmq/rabbitmq-server/blob/v3.13.7/deps/rabbit/src/rabbit_reader.erl',
      [['NOT_ALLOWED - vhost', 'not found']],
      'Name a virtual host that exists in the address, or create it (rabbitmqctl add_vhost).',
    ),
  ],
};
