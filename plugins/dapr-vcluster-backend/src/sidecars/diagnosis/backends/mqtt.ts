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
    ...each('unreachable', PACKETS, [
      'network Error : ',
      'server Unavailable',
      ['mqtt', 'timeout while connecting'],
      'failed to establish connection to broker: network Error',
    ]),
  ],
};
