import { ClientTexts, each } from './recogniser';

const PACKETS =
  'https://github.com/eclipse-paho/paho.mqtt.golang/blob/v1.5.1/packets/packets.go';

export const MQTT: ClientTexts = {
  client: 'MQTT (paho)',
  recognisers: [
    ...each('credentials', PACKETS, [
      'bad user name or password',
      ['mqtt', 'not Authorized'],
      'Connection Refused: Not Authorised',
      'Username or Password in unknown format',
    ]),
    ...each(
      'credentials',
      PACKETS,
      ['identifier rejected'],
      'Set consumerID to an id that the broker takes: letters and digits, not too long.',
    ),
    ...each(
      'busy',
      PACKETS,
      ['server Unavailable'],
      'The broker answers, and takes no clients: look at its log.',
    ),
    ...each(
      'unreachable',
      'https://github.com/eclipse-paho/paho.mqtt.golang/blob/v1.5.1/client.go',
      ['not currently connected and ResumeSubs not set'],
      'The broker has closed the connection, often as another client has the same id: let consumerID contain {podName} or {uuid}, so that each sidecar has its own.',
    ),
    ...each('unreachable', PACKETS, [
      'network Error : ',
      ['mqtt', 'timeout while connecting'],
      'failed to establish connection to broker: network Error',
    ]),
  ],
};
