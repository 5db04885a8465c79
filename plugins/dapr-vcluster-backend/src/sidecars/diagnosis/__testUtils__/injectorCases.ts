import { Case, denied, virtual } from './evidence';

/** Pods that the sidecar injector denies, or that it cannot be asked about. */
export const INJECTOR_CASES: readonly Case[] = [
  [
    'rejected/injector-failing',
    'cannot call the sidecar injector',
    virtual({
      syncError:
        'create object: Internal error occurred: failed calling webhook "sidecar-injector.dapr.io": failed to call webhook: connect: connection refused',
    }),
  ],
  ...[
    [
      'Post "https://dapr-sidecar-injector.dapr-system.svc:443/mutate?timeout=10s": no endpoints available for service "dapr-sidecar-injector"',
      'none of its pods is ready',
    ],
    [
      'Post "https://dapr-sidecar-injector.dapr-system.svc:443/mutate?timeout=10s": context deadline exceeded',
      'does not answer in time',
    ],
    [
      'Post "https://dapr-sidecar-injector.dapr-system.svc:443/mutate?timeout=10s": tls: failed to verify certificate: x509: certificate signed by unknown authority',
      'not the one of the registration',
    ],
    [
      'Post "https://dapr-sidecar-injector.dapr-system.svc:443/mutate?timeout=10s": service "dapr-sidecar-injector" not found',
      'its Service is missing',
    ],
    [
      'Post "https://dapr-sidecar-injector.dapr-system.svc:443/mutate?timeout=10s": tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-11-30T10:00:00Z is after 2026-11-29T10:00:00Z',
      'its certificate is over, or not valid yet',
    ],
    [
      'Post "https://dapr-sidecar-injector.dapr-system.svc:443/mutate?timeout=10s": tls: failed to verify certificate: x509: certificate is valid for dapr-sidecar-injector.dapr.svc, not dapr-sidecar-injector.dapr-system.svc',
      'its certificate is for another name',
    ],
    [
      'Post "https://dapr-sidecar-injector.dapr-system.svc:443/mutate?timeout=10s": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
      'does not answer in time',
    ],
    [
      'Post "https://dapr-sidecar-injector.dapr-system.svc:443/mutate?timeout=10s": net/http: TLS handshake timeout',
      'does not answer in time',
    ],
    [
      'Post "https://injector.example.org/mutate?timeout=10s": dial tcp: lookup injector.example.org on 10.96.0.10:53: no such host',
      'its name cannot be resolved',
    ],
    [
      'Post "https://dapr-sidecar-injector.dapr-system.svc:443/mutate?timeout=10s": EOF',
      'it ends the connection at once',
    ],
    [
      'Post "https://dapr-sidecar-injector.dapr-system.svc:443/mutate?timeout=10s": proxy error from 127.0.0.1:6443 while dialing 10.42.0.5:4000, code 502: 502 Bad Gateway',
      'its pod cannot be reached',
    ],
    [
      'Post "https://dapr-sidecar-injector.dapr-system.svc:443/mutate?timeout=10s": http: server gave HTTP response to HTTPS client',
      'speaks no TLS',
    ],
    [
      'Post "https://dapr-sidecar-injector.dapr-system.svc:443/mutate?timeout=10s": No agent available',
      'no tunnel to the network of the pods',
    ],
    // A page of another server: what is missing is not its Service.
    [
      '404 page not found',
      'cannot call the sidecar injector, and lets no pod through',
    ],
  ].map(
    ([why, said]): Case => [
      'rejected/injector-failing',
      said,
      virtual({
        syncError: `create object: Internal error occurred: failed calling webhook "sidecar-injector.dapr.io": failed to call webhook: ${why}`,
      }),
    ],
  ),
  ...(
    [
      [
        'error when fetching components: forbidden',
        'cannot list Dapr Components',
      ],
      [
        'could not unmarshal raw object: unexpected end of JSON input',
        'cannot read the pod',
      ],
      [
        'something that no version has said so far',
        'the sidecar injector fails.',
      ],
    ] as const
  ).map(
    ([why, said]): Case => [
      'rejected/injector-failing',
      said,
      virtual({ syncError: denied('sidecar-injector.dapr.io', why) }),
    ],
  ),
  ...(
    [
      [
        'error from sentry SignCertificate: rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp 10.0.0.9:443: connect: connection refused"',
        'got no certificate from sentry, which does not answer',
      ],
      [
        'error establishing connection to sentry: context deadline exceeded',
        'got no certificate from sentry, which does not answer',
      ],
      [
        'error from sentry SignCertificate: rpc error: code = PermissionDenied desc = invalid token: [invalid bearer token, token audiences ["dapr.io/sentry"] is invalid for the target audiences ["spiffe://cluster.local/ns/dapr-system/dapr-sentry"]]',
        'the token of the injector is for another audience',
      ],
      [
        'error from sentry SignCertificate: rpc error: code = PermissionDenied desc = failed to get pod of identity',
        'cannot find the pod that the token is for',
      ],
      [
        'error requesting certificate from sentry: rpc error: code = PermissionDenied desc = authentication failed: invalid token',
        'the API server does not take the token of the injector',
      ],
      [
        'error obtaining token: open /var/run/secrets/dapr.io/sentrytoken/token: no such file or directory',
        'has no token',
      ],
      [
        'error establishing connection to sentry: authentication handshake failed: tls: failed to verify certificate: x509: certificate signed by unknown authority',
        'does not take the certificate of sentry',
      ],
      [
        'error establishing connection to sentry: authentication handshake failed: tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-11-30T10:00:00Z is after 2026-11-29T10:00:00Z',
        'which is over, or not valid yet by the clock of the injector',
      ],
      [
        'error from sentry SignCertificate: rpc error: code = ResourceExhausted desc = too many requests',
        'it refuses for another reason',
      ],
      [
        'error from sentry SignCertificate: rpc error: code = Aborted desc = shutting down',
        'it refuses for another reason',
      ],
      [
        'error from sentry SignCertificate: rpc error: code = DeadlineExceeded desc = context deadline exceeded',
        'which does not answer',
      ],
    ] as const
  ).map(
    ([why, said]): Case => [
      'rejected/injector-sentry',
      said,
      virtual({ syncError: denied('sidecar-injector.dapr.io', why) }),
    ],
  ),
  [
    'rejected/annotation',
    'annotation dapr.io/sidecar-cpu-limit has a value',
    virtual({
      syncError: denied(
        'sidecar-injector.dapr.io',
        "error parsing sidecar cpu limit: quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
      ),
    }),
  ],
  [
    'rejected/annotation',
    'annotation dapr.io/app-port has a value',
    virtual({
      syncError: denied(
        'sidecar-injector.dapr.io',
        'error parsing dapr.io/app-port int value http: strconv.ParseInt: parsing "http": invalid syntax',
      ),
    }),
  ],
  [
    'rejected/app-id',
    'app-id annotation is empty',
    virtual({
      syncError: denied(
        'sidecar-injector.dapr.io',
        'value for the dapr.io/app-id annotation is empty',
      ),
    }),
  ],
];
