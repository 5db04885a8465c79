import { Case, crashing, fatal, sidecar, written } from './evidence';

const SENTRY =
  'failed to retrieve the initial identity: error establishing connection to sentry: rpc error: code = Unavailable desc = connection error: desc = "transport: authentication handshake failed: ';
const OPERATOR =
  'error loading configuration: rpc error: code = Unavailable desc = connection error: desc = "transport: authentication handshake failed: ';
const TIME =
  'tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-01-02T00:00:00Z';
const refused = (why: string) =>
  fatal(
    `failed to retrieve the initial identity: error from sentry SignCertificate: rpc error: code = PermissionDenied desc = ${why}`,
  );

/** Clocks, certificates, identities and servers that say nothing. */
export const CONTROL_PLANE_CASES: readonly Case[] = [
  [
    'sidecar/clock',
    'the certificate of sentry is not valid yet: that clock is behind',
    crashing(fatal(`${SENTRY}${TIME} is before 2026-01-02T00:01:10Z"`)),
  ],
  [
    'sidecar/clock',
    'the certificate of sentry has expired: it really has, or that clock is ahead',
    crashing(fatal(`${SENTRY}${TIME} is after 2026-01-01T23:00:00Z"`)),
  ],
  [
    'sidecar/clock',
    'the certificate of the Dapr operator is not valid yet',
    crashing(fatal(`${OPERATOR}${TIME} is before 2026-01-02T00:01:10Z"`)),
  ],
  [
    'sidecar/clock',
    'is not valid at the time of the clocks',
    crashing(fatal(`${OPERATOR}remote error: tls: expired certificate"`)),
  ],
  [
    'sidecar/control-plane-untrusted',
    "daprd and sentry do not trust each other's certificates",
    crashing(
      fatal(
        `${SENTRY}tls: failed to verify certificate: x509: certificate signed by unknown authority"`,
      ),
    ),
  ],
  [
    'sidecar/identity-refused',
    'for another audience than this sentry',
    crashing(
      refused(
        'invalid token: [invalid bearer token, token audiences ["a"] is invalid for the target audiences ["b"]]',
      ),
    ),
  ],
  [
    'sidecar/identity-refused',
    'has expired by the clock of the API server',
    crashing(
      refused(
        'invalid token: [invalid bearer token, service account token has expired]',
      ),
    ),
  ],
  [
    'sidecar/identity-refused',
    'asks for another app id than its annotation names',
    crashing(refused('app-id mismatch. expected: cart, received: card')),
  ],
  [
    'sidecar/identity-refused',
    'refuses for another reason',
    crashing(refused('what no version has said so far')),
  ],
  ...['dns resolver: missing address', 'produced zero addresses'].map(
    (why): Case => [
      'sidecar/sentry-unreachable',
      'cannot reach sentry',
      crashing(
        fatal(
          `failed to retrieve the initial identity: error establishing connection to sentry: ${why}`,
        ),
      ),
    ],
  ),
  [
    'sidecar/operator-unreachable',
    'cannot reach the Dapr operator',
    crashing(
      written(
        '1.11.3',
        [0, 'info', 'Initializing the operator client'],
        [30, 'fatal', 'context deadline exceeded'],
      ),
    ),
  ],
  [
    'sidecar/operator-unreachable',
    'cannot reach the Dapr operator',
    crashing(
      written(
        '1.10.9',
        [0, 'info', 'Initializing the operator client (config: tracing)'],
        [30, 'fatal', 'Fatal error from runtime: context deadline exceeded'],
      ),
    ),
  ],
  [
    'sidecar/sentry-unreachable',
    'cannot reach sentry',
    crashing(
      written(
        '1.12.4',
        [0, 'info', 'Fetching initial identity certificate'],
        [30, 'fatal', 'Fatal error from runtime: context deadline exceeded'],
      ),
    ),
  ],
  [
    // It had reached both servers when it ended.
    'sidecar/crash-loop',
    'keeps ending',
    crashing(
      written(
        '1.12.4',
        [0, 'info', 'Initializing the operator client'],
        [1, 'info', 'dapr initialized. Status: Running. Init Elapsed 40ms'],
        [90, 'fatal', 'Fatal error from runtime: context canceled'],
      ),
    ),
  ],
  [
    'sidecar/outlives-app',
    'The app has ended, and daprd keeps its pod running',
    sidecar({ ready: true }, {}, { outlivesApp: { failed: false } }),
  ],
  [
    'sidecar/outlives-app',
    'The app has failed',
    sidecar({}, {}, { outlivesApp: { failed: true } }),
  ],
];
