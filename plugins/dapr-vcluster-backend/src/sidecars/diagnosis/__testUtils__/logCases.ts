import {
  Case,
  crashing,
  fatal,
  init,
  recorded,
  recordedUntil,
  restartedAfter,
  sidecar,
} from './evidence';

const STARTED_AGAIN = { ready: false, restarts: 3 };

/** Sidecars whose log says what is wrong, mostly those of real daprds. */
export const LOG_CASES: readonly Case[] = [
  [
    'sidecar/configuration-not-found',
    'did not find Configuration "tracing"',
    crashing(recorded('configuration-not-found')),
  ],
  [
    'sidecar/identity-refused',
    'no identity: failed to get configuration.',
    crashing(recorded('identity-refused')),
  ],
  [
    'sidecar/fallback-dns-off',
    'cannot resolve dapr-sentry.dapr-system.svc.cluster.local',
    crashing(recorded('fallback-dns-off')),
  ],
  [
    'sidecar/fallback-dns-off',
    'cannot resolve dapr-sentry.dapr-system.svc.cluster.local',
    sidecar(STARTED_AGAIN, { log: restartedAfter('fallback-dns-off') }),
  ],
  [
    'sidecar/sentry-unreachable',
    'cannot reach sentry',
    crashing(recorded('sentry-unreachable')),
  ],
  [
    'sidecar/sentry-unreachable',
    'cannot reach sentry',
    sidecar(
      {},
      { log: recordedUntil('sentry-unreachable', 'Fetching initial', 5) },
    ),
  ],
  [
    'sidecar/sentry-unreachable',
    'cannot reach sentry',
    // Since 1.17.
    crashing(
      fatal(
        'failed to retrieve the initial identity: error establishing connection to sentry: context canceled: connection error: desc = "transport: Error while dialing: dial tcp 10.96.56.61:443: connect: connection refused"',
      ),
    ),
  ],
  [
    'sidecar/operator-unreachable',
    'cannot reach the Dapr operator',
    crashing(recorded('operator-unreachable')),
  ],
  [
    'sidecar/operator-unreachable',
    'cannot reach the Dapr operator',
    sidecar(
      {},
      { log: recordedUntil('operator-unreachable', 'operator client', 5) },
    ),
  ],
  [
    'sidecar/component-secret',
    'Secret "redis-secret"',
    crashing(recorded('missing-secret')),
  ],
  [
    'sidecar/component-secret',
    'Secret "redis-secret"',
    sidecar(STARTED_AGAIN, { log: restartedAfter('missing-secret') }),
  ],
  [
    'sidecar/builtin-secret-store',
    'built-in secret store',
    crashing(recorded('builtin-secret-store')),
  ],
  [
    'sidecar/builtin-secret-store',
    'built-in secret store',
    // Where the environment names no home.
    crashing(
      init(
        'kubernetes (secretstores.kubernetes/v1)',
        'invalid configuration: no configuration has been provided, try setting KUBERNETES_MASTER environment variable',
      ),
    ),
  ],
  [
    'sidecar/unknown-type',
    '"mistyped-0" (state.rediss/v1) has a type or version',
    crashing(recorded('unknown-type')),
  ],
  [
    'sidecar/init-timeout',
    '"slow-0" (state.redis/v1) did not start in time (2s)',
    crashing(recorded('init-timeout')),
  ],
  [
    'sidecar/wrong-credentials',
    'refuses the credentials of Dapr Component "orders" (state.redis/v1)',
    crashing(recorded('wrong-password')),
  ],
  [
    'sidecar/backend-unreachable',
    'does not reach its backend: connection refused',
    crashing(recorded('backend-unreachable')),
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
    'Both "two-stores-0" and "two-stores-1"',
    crashing(recorded('second-actor-store')),
  ],
  [
    'sidecar/component-init',
    '"strange-key-0" (state.in-memory/v1) fails to start',
    crashing(recorded('component-init')),
  ],
];
