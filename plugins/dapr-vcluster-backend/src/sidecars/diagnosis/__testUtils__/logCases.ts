import {
  Case,
  crashing,
  crashingBeside,
  fatal,
  init,
  onHost,
  recorded,
  recordedUntil,
  restartedAfter,
  sidecar,
} from './evidence';
import { CONTROL_PLANE_CASES } from './controlPlaneCases';
import { PORT_CASES } from './portCases';

const STARTED_AGAIN = { ready: false, restarts: 3 };

/** Sidecars whose log says what is wrong, mostly those of real daprds. */
export const LOG_CASES: readonly Case[] = [
  [
    'sidecar/configuration-not-found',
    'did not find its Configuration',
    crashing(recorded('configuration-not-found')),
  ],
  [
    'sidecar/identity-refused',
    'no identity: it cannot read the Configuration that dapr.io/config names.',
    crashing(recorded('identity-refused')),
  ],
  [
    'sidecar/fallback-dns-off',
    'cannot resolve the name of sentry',
    crashing(recorded('fallback-dns-off')),
  ],
  [
    'sidecar/fallback-dns-off',
    'cannot resolve the name of sentry',
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
    crashingBeside(
      recorded('missing-secret'),
      onHost('orders', 'state.redis', 'redis-secret'),
    ),
  ],
  [
    'sidecar/component-secret',
    'A Secret that a Dapr Component refers to',
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
    'Dapr Component "mistyped-0" (state.rediss/v1) has a type or version',
    crashingBeside(
      recorded('unknown-type'),
      onHost('mistyped-0', 'state.rediss'),
    ),
  ],
  [
    'sidecar/init-timeout',
    'Dapr Component "slow-0" (state.redis/v1) did not start in time',
    crashingBeside(recorded('init-timeout'), onHost('slow-0', 'state.redis')),
  ],
  [
    'sidecar/wrong-credentials',
    'The backend of Dapr Component "orders" (state.redis/v1) refuses the login.',
    crashingBeside(recorded('wrong-password'), onHost('orders', 'state.redis')),
  ],
  [
    'sidecar/wrong-credentials',
    'The backend of a Dapr Component refuses the login.',
    crashing(recorded('wrong-password')),
  ],
  [
    'sidecar/wrong-credentials',
    'does not permit what daprd does with it',
    crashing(
      init(
        'store (state.redis/v1)',
        "NOPERM User shop has no permissions to run the 'hset' command",
      ),
    ),
  ],
  [
    'sidecar/backend-unreachable',
    'does not reach the backend of a Dapr Component',
    crashing(recorded('backend-unreachable')),
  ],
  [
    'sidecar/backend-unreachable',
    'does not reach the backend of Dapr Component "store" (state.redis/v1)',
    crashingBeside(
      init(
        'store (state.redis/v1)',
        'redis store: error connecting to redis at redis.shop:6379: dial tcp: lookup redis.shop on 10.96.0.10:53: no such host',
      ),
      onHost('store', 'state.redis'),
    ),
  ],
  [
    'sidecar/backend-tls',
    'do not agree on TLS',
    crashing(
      init(
        'store (state.redis/v1)',
        'redis store: error connecting to redis: tls: failed to verify certificate: x509: certificate signed by unknown authority',
      ),
    ),
  ],
  [
    'sidecar/backend-clock',
    'not valid at the time of the clocks',
    crashing(
      init(
        'store (state.redis/v1)',
        'redis store: error connecting to redis: tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-01-02T00:00:00Z is after 2025-01-02T00:00:00Z',
      ),
    ),
  ],
  [
    'sidecar/second-actor-store',
    'Both Dapr Component "two-stores-0" (state.in-memory/v1) and Dapr Component "two-stores-1"',
    crashingBeside(
      recorded('second-actor-store'),
      onHost('two-stores-0', 'state.in-memory'),
      onHost('two-stores-1', 'state.in-memory'),
    ),
  ],
  [
    'sidecar/second-actor-store',
    'Two Dapr Components claim',
    crashing(recorded('second-actor-store')),
  ],
  [
    'sidecar/component-init',
    'Dapr Component "strange-key-0" (state.in-memory/v1) fails to start',
    crashingBeside(
      recorded('component-init'),
      onHost('strange-key-0', 'state.in-memory'),
    ),
  ],
  ...CONTROL_PLANE_CASES,
  ...PORT_CASES,
];
