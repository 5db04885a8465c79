import { ANSWERED_TEXTS } from './__testUtils__/answeredTexts';
import { BROKER_TEXTS } from './__testUtils__/brokerTexts';
import { BUSY_TEXTS } from './__testUtils__/busyTexts';
import { CLOUD_TEXTS } from './__testUtils__/cloudTexts';
import { MORE_TEXTS } from './__testUtils__/moreTexts';
import { SHORTAGE_TEXTS } from './__testUtils__/shortageTexts';
import { STATED_FIXES, STATED_TEXTS } from './__testUtils__/statedTexts';
import { STORE_TEXTS } from './__testUtils__/storeTexts';
import { CLIENTS, recognise } from './recognise';
import { REFUSALS } from './transport';

const failing = (type: string, cause: string) =>
  `Failed to init component stock (${type}/v1): [INIT_COMPONENT_FAILURE]: initialization error occurred for stock (${type}/v1): ${cause}`;

/** Harmless lines of the same clients. */
const HARMLESS: readonly string[] = [
  'Component loaded: orders (state.redis/v1)',
  'redis: 2026/01/02 00:00:00 sentinel.go:690: sentinel: new master="mymaster" addr="10.0.0.5:6379"',
  'using redis username and password',
  'client/metadata fetching metadata for all topics from broker kafka:9092',
  'SASL authentication successful with broker kafka:9092',
  'client/brokers registered new broker #1 at kafka:9092',
  'rabbitmq pub/sub: connected to amqp://*****:*****@rabbitmq:5672',
  'rabbitmq pub/sub: SASL mechanism PLAIN is used for authentication',
  'mongodb: connection pool created with authentication mechanism SCRAM-SHA-256',
  'gocql: Session initialised with authenticator PasswordAuthenticator',
  'AWS credentials are read from the environment',
  'Azure authentication: trying ManagedIdentity',
  'nats: connected with authentication to nats://nats:4222',
  '[mysql] packets.go:122: closing bad idle connection: unexpected EOF',
  'Failed processing MQTT message orders#4: app answered 403 Forbidden',
  'App returned 401 Unauthorized for topic orders',
  'Scheduler stream disconnected: rpc error: code = Unavailable desc = connection error: dial tcp: connection refused',
  'Failed to refresh placement: rpc error: code = Unauthenticated',
];

/** Failing Dapr Components whose words are about neither the backend's login nor its network. */
const OTHER_FAILURES: readonly string[] = [
  'keyPrefix must not be none: unauthorized tenant prefix',
  'redis store: keyPrefix may not contain "||"',
  'missing required field in metadata: connectionString',
  'rabbitmq pub/sub: invalid RabbitMQ delivery mode, accepted values are between 0 and 2',
  'could not parse maxRetries: strconv.Atoi: parsing "x": invalid syntax',
  'failed to connect to `user=shop database=dapr`: 10.0.0.5:5432 (pg.shop): server error: FATAL: database "dapr" does not exist (SQLSTATE 3D000)',
  'ResourceNotFoundException: Requested resource not found: Table: state not found',
  'kafka error: missing brokers',
  // The broker was reached, as it is one that answers.
  'kafka: client has run out of available brokers to talk to: kafka server: The version of API is not supported',
  'redis client configuration error: password must not be specified when using OIDC authentication',
  "Error 1049 (42000): Unknown database 'dapr'",
  "Exception (404) Reason: \"NOT_FOUND - no queue 'orders' in vhost '/'\"",
  "Exception (406) Reason: \"PRECONDITION_FAILED - inequivalent arg 'durable' for exchange 'orders' in vhost '/'\"",
  'kafka server: Request was for a topic or partition that does not exist on this broker',
  'Keyspace dapr does not exist',
  'server error: TopicNotFound: Topic not found',
  'nats: API error: code=404 err_code=10059 description=stream not found',
  'an AWS region is required, but was not found',
  'cannot parse `postgres://u:xxxxx@pg`: failed to parse as URL (parse "x": invalid port ":x" after host)',
  // Apple's push service: about a device, not about the log-in.
  'BadDeviceToken',
  // What is missing, or set up in another way, and no log-in.
  'MOVED 1234 10.0.0.1:6379',
  'ERR SELECT is not allowed in cluster mode',
  'kafka: invalid configuration (Net.SASL.User must not be empty when SASL is enabled)',
  'server error: FATAL: unsupported startup parameter: statement_cache_mode (SQLSTATE 08P01)',
  'error parsing uri: scheme must be "mongodb" or "mongodb+srv"',
  'endpoint rule error, Invalid Configuration: Missing Region',
  'link detached, reason: *Error{Condition: amqp:not-found, Description: The messaging entity could not be found.}',
  "RESOURCE_LOCKED - cannot obtain exclusive access to locked queue 'orders'",
  'secrets "redis" not found',
  // Words that other clients have for something else.
  'nats: invalid connection url',
  'invalid connection string',
  'rego_parse_error: unexpected eof token',
  'gocql: unable to create session: unable to discover protocol version: Invalid or unsupported protocol version (5); supported versions are (3/v3, 4/v4)',
  'failed to open database: unable to open database file: permission denied',
  'open /wasm/x.wasm: no such file or directory',
  'rpc error: code = NotFound desc = The database (default) does not exist for project x',
  'database is locked (5) (SQLITE_BUSY)',
  'DeviceTokenNotForTopic',
  'Unregistered',
];

describe('recognise', () => {
  it.each([
    ...STORE_TEXTS,
    ...BROKER_TEXTS,
    ...CLOUD_TEXTS,
    ...MORE_TEXTS,
    ...BUSY_TEXTS,
    ...SHORTAGE_TEXTS,
    ...STATED_TEXTS,
    ...ANSWERED_TEXTS,
  ])('%s: %s by "%s"', (type, means, words) => {
    expect(recognise(failing(type, words))?.means).toBe(means);
  });

  it.each(HARMLESS)('makes nothing of "%s"', line => {
    expect(recognise(line)).toBeUndefined();
  });

  it.each(OTHER_FAILURES)('leaves "%s" to the line itself', words => {
    expect(recognise(failing('state.any', words))).toBeUndefined();
  });

  it.each(STATED_FIXES)('knows what to do about "%s"', (words, fix) => {
    expect(recognise(failing('state.any', words))?.fix).toContain(fix);
  });

  it('names the firewall of Azure SQL, which answers to a login', () => {
    const words =
      "mssql: login error: Cannot open server 'a' requested by the login. Client with IP address '1.2.3.4' is not allowed to access the server.";
    expect(recognise(failing('state.sqlserver', words))?.fix).toContain(
      'firewall',
    );
  });

  it('has a source for each text, and no text twice in a client', () => {
    for (const { client, recognisers } of [...CLIENTS, REFUSALS]) {
      const texts = recognisers.map(({ words }) => words.join('…'));
      expect([client, texts.length]).toEqual([client, new Set(texts).size]);
      recognisers.forEach(({ source, words, fix = '.' }) => {
        expect(source).toMatch(/^https:\/\//);
        expect(fix).toMatch(/\.$/);
        expect(words.join('').length).toBeGreaterThan(3);
      });
    }
  });

  it('takes no time over a long line', () => {
    const line = failing('state.redis', 'NOAUTH '.repeat(50_000));
    const started = process.cpuUsage().user;
    recognise(line);
    expect(process.cpuUsage().user - started).toBeLessThan(1_000_000);
  });
});
