import {
  Case,
  crashing,
  fatal,
  pod,
  sidecar,
  written,
  CRASHING,
} from './evidence';

const taken = (port: number) =>
  `listen tcp :${port}: bind: address already in use`;

/** Ports that daprd cannot have, in the words of its versions. */
export const PORT_CASES: readonly Case[] = [
  [
    'sidecar/port-taken',
    'daprd may not listen on port 81.',
    crashing(
      fatal(
        'failed to start API gRPC server: could not listen on any endpoint: listen tcp :81: bind: permission denied',
      ),
    ),
  ],
  [
    'sidecar/port-taken',
    "Port 50002, on which daprd's internal gRPC server listens, is taken",
    crashing(
      written(
        '1.12.4',
        [
          0,
          'error',
          `Failed to listen for gRPC server on TCP address :50002 with error: ${taken(
            50002,
          )}`,
        ],
        [
          0,
          'fatal',
          'Fatal error from runtime: failed to start internal gRPC server: could not listen on any endpoint',
        ],
      ),
    ),
  ],
  [
    'sidecar/port-taken',
    "Port 50001, on which daprd's gRPC API listens, is taken",
    crashing(
      fatal(
        'failed to start API gRPC server: could not listen on any endpoint',
      ),
    ),
  ],
  [
    'sidecar/port-taken',
    "Port 9090, on which daprd's metrics server listens, is taken",
    crashing(
      written('1.12.4', [
        0,
        'fatal',
        `failed to start metrics server: ${taken(9090)}`,
      ]),
    ),
  ],
  [
    'sidecar/port-taken',
    'Port 9091, on which',
    sidecar(CRASHING, {
      pod: pod({ annotations: { 'dapr.io/metrics-port': '9091' } }),
      log: fatal(`failed to listen on :9091: ${taken(9091)}`),
    }),
  ],
  [
    'sidecar/port-taken',
    'HTTP server for health and metadata listens',
    crashing(fatal(`failed to start HTTP server: ${taken(3501)}`)),
  ],
  [
    'sidecar/port-taken',
    "A port on which daprd's HTTP server listens (3500 or 3501)",
    crashing(
      fatal('failed to start HTTP server: could not listen on any endpoint'),
    ),
  ],
  [
    'sidecar/port-taken',
    'A port on which daprd listens',
    crashing(fatal(`failed to start something: ${taken(4711)}`)),
  ],
];
