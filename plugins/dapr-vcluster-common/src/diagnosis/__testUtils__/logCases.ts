import { log, recorded, line, fatal, init, crashing, Case } from './evidence';

/** Sidecars whose log says what is wrong. */
export const LOG_CASES: readonly Case[] = [
  [
    'sidecar/configuration-not-found',
    'did not find Configuration "tracing"',
    crashing(
      fatal(
        'error loading configuration: rpc error: code = Unknown desc = error getting configuration: Configuration.dapr.io "tracing" not found',
      ),
    ),
  ],
  [
    'sidecar/identity-refused',
    'failed to get configuration',
    crashing(
      fatal(
        'failed to retrieve the initial identity: error from sentry SignCertificate: rpc error: code = PermissionDenied desc = failed to get configuration\nno X509 SVID available',
      ),
    ),
  ],
  [
    'sidecar/fallback-dns-off',
    'cannot resolve dapr-sentry.dapr-system.svc.cluster.local',
    crashing(
      fatal(
        'failed to retrieve the initial identity certificate: error establishing connection to sentry: context canceled: connection error: desc = "transport: Error while dialing: dial tcp: lookup dapr-sentry.dapr-system.svc.cluster.local on 10.43.0.10:53: no such host"',
      ),
    ),
  ],
  [
    'sidecar/sentry-unreachable',
    'cannot reach sentry',
    crashing(
      fatal(
        'failed to retrieve the initial identity: error establishing connection to sentry: dial tcp 10.96.56.61:443: connect: connection refused',
      ),
    ),
  ],
  [
    'sidecar/operator-unreachable',
    'cannot reach the Dapr operator',
    crashing(
      fatal(
        'error loading configuration: rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp 10.96.12.1:443: connect: connection refused"',
      ),
    ),
  ],
  [
    'sidecar/component-secret',
    'Secret "redis-secret"',
    crashing(recorded('missing-secret')),
  ],
  [
    'sidecar/builtin-secret-store',
    'built-in secret store',
    crashing(
      init(
        'kubernetes (secretstores.kubernetes/v1)',
        'open /var/run/secrets/kubernetes.io/serviceaccount/token: no such file or directory',
      ),
    ),
  ],
  [
    'sidecar/unknown-type',
    '"store" (state.rediss/v1) has a type or version',
    crashing(
      log(
        line(
          'error',
          "Failed to init component store (state.rediss/v1): [CREATE_COMPONENT_FAILURE]: initialization error occurred for store (state.rediss/v1): couldn't find state store state.rediss/v1",
        ),
      ),
    ),
  ],
  [
    'sidecar/init-timeout',
    '"broker" (pubsub.kafka/v1) did not start in time (5s)',
    crashing(
      init(
        'broker (pubsub.kafka/v1)',
        'init timeout for component broker (pubsub.kafka/v1) exceeded after 5s',
      ),
    ),
  ],
  [
    'sidecar/wrong-credentials',
    'refuses the credentials of Dapr Component "orders" (state.redis/v1)',
    crashing(recorded('wrong-password')),
  ],
  [
    'sidecar/backend-unreachable',
    'does not reach its backend: lookup redis.shop on 10.96.0.10:53: no such host',
    crashing(
      init(
        'store (state.redis/v1)',
        'redis store: error connecting to redis at redis.shop:6379: dial tcp: lookup redis.shop on 10.96.0.10:53: no such host',
      ),
    ),
  ],
  [
    'sidecar/second-actor-store',
    'Both "one" and "two"',
    crashing(
      init(
        'two (state.redis/v1)',
        'detected duplicate actor state store: one and two',
      ),
    ),
  ],
  [
    'sidecar/component-init',
    '"store" (state.redis/v1) fails to start',
    crashing(
      init('store (state.redis/v1)', 'missing or empty redisHost field'),
    ),
  ],
];
