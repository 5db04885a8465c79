import { isInOrder } from '../log/inOrder';
import { AWS } from './aws';
import { AZURE } from './azure';
import { CASSANDRA } from './cassandra';
import { GCP } from './gcp';
import { KAFKA } from './kafka';
import { APNS, MAIL, TWILIO_TEXTS } from './mail';
import { MONGODB } from './mongodb';
import { MQTT } from './mqtt';
import { MYSQL } from './mysql';
import { NATS } from './nats';
import { POSTGRESQL } from './postgresql';
import { PULSAR } from './pulsar';
import { RABBITMQ } from './rabbitmq';
import { ClientTexts, Recogniser, Trouble } from './recogniser';
import { REDIS } from './redis';
import { SQL_SERVER } from './sqlServer';
import { STORES } from './stores';
import { REFUSALS, TRANSPORT } from './transport';
import { VAULT } from './vault';

/** Every client of a backend whose texts are known. */
export const CLIENTS: readonly ClientTexts[] = [
  REDIS,
  KAFKA,
  RABBITMQ,
  POSTGRESQL,
  MYSQL,
  SQL_SERVER,
  MONGODB,
  CASSANDRA,
  AWS,
  AZURE,
  GCP,
  MQTT,
  NATS,
  PULSAR,
  MAIL,
  TWILIO_TEXTS,
  APNS,
  VAULT,
  ...STORES,
  ...TRANSPORT,
];

/**
 * What explains the others comes first: a broker that refuses a login is reached, and a client that tries the network
 * for a token it is not given says both.
 */
const ORDER: readonly Trouble[] = [
  'clock',
  'credentials',
  'permission',
  'tls',
  'busy',
  'unreachable',
];

/** In the order in which they are asked, with their words in lower case. */
const RECOGNISERS: readonly Recogniser[] = [
  ...CLIENTS.flatMap(({ recognisers }) =>
    recognisers.filter(({ isFirst }) => isFirst),
  ),
  ...ORDER.flatMap(trouble =>
    CLIENTS.flatMap(({ recognisers }) =>
      recognisers.filter(({ means }) => means === trouble),
    ),
  ),
  ...REFUSALS.recognisers,
].map(each => ({
  ...each,
  words: each.words.map(word => word.toLowerCase()),
  unless: each.unless?.toLowerCase(),
}));

/**
 * What daprd says of a Dapr Component, a subscription or a binding that does not start, beside the words of a client
 * (`pkg/runtime` of dapr/dapr 1.10 to 1.18).
 */
const FAILING = [
  'INIT_COMPONENT_FAILURE',
  'initialization error occurred',
  'Failed to init component',
  'process component',
  'error occurred while beginning pubsub',
  'failed to subscribe to topic',
  'failed to bulk subscribe to topic',
  'failed to create subscription',
  'failed to start subscription',
  'failed to start declared subscription',
  'retry failed for subscription',
  'error reading from input binding',
  'error getting secret',
].map(text => text.toLowerCase());

/** What a line of daprd's log says of a backend; undefined for one that is about no failing Dapr Component. */
export function recognise(msg: string): Recogniser | undefined {
  const text = msg.toLowerCase();
  return FAILING.some(words => text.includes(words))
    ? RECOGNISERS.find(
        ({ words, unless }) =>
          isInOrder(text, words) && !(unless && text.includes(unless)),
      )
    : undefined;
}
