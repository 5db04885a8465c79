import { ClientTexts, each } from './recogniser';

const X509 =
  'https://github.com/golang/go/blob/go1.26.0/src/crypto/x509/verify.go';
const ALERTS =
  'https://github.com/golang/go/blob/go1.26.0/src/crypto/tls/alert.go';
const NET = 'https://github.com/golang/go/blob/go1.26.0/src/net/net.go';

const NOT_YET =
  'Set the clock of the node, which is behind, unless the certificate of the backend really is not valid yet.';

/** What Go and gRPC say under any client; asked last, as a client's own words say more. */
export const TRANSPORT: readonly ClientTexts[] = [
  {
    client: 'HTTP',
    recognisers: [
      ...each(
        'credentials',
        'https://www.rfc-editor.org/rfc/rfc9110#name-401-unauthorized',
        [
          '401 Unauthorized',
          'StatusCode: 401',
          'status code 401',
          'status code: 401',
          'statusCode=401',
          'response status: 401',
          'failed with code 401',
          'HTTP Error 401',
        ],
      ),
      ...each(
        'credentials',
        'https://www.rfc-editor.org/rfc/rfc9110#name-407-proxy-authentication-re',
        ['Proxy Authentication Required', 'status code 407'],
        'Give the proxy that HTTPS_PROXY names a user and password, or leave the backend out of it with NO_PROXY.',
      ),
      ...each(
        'permission',
        'https://www.rfc-editor.org/rfc/rfc9110#name-403-forbidden',
        [
          '403 Forbidden',
          'StatusCode: 403',
          'status code 403',
          'status code: 403',
          'response status: 403',
        ],
      ),
    ],
  },
  {
    client: 'HTTP, busy',
    recognisers: each(
      'busy',
      'https://www.rfc-editor.org/rfc/rfc9110#name-503-service-unavailable',
      [
        '429 Too Many Requests',
        '503 Service Unavailable',
        'StatusCode: 429',
        'StatusCode: 503',
        'status code 429',
        'status code 503',
        'status code: 429',
        'status code: 503',
      ],
    ),
  },
  {
    client: 'gRPC',
    recognisers: [
      ...each(
        'credentials',
        'https://github.com/grpc/grpc-go/blob/v1.72.0/codes/codes.go',
        ['code = Unauthenticated'],
      ),
      ...each(
        'permission',
        'https://github.com/grpc/grpc-go/blob/v1.72.0/codes/codes.go',
        ['code = PermissionDenied'],
      ),
    ],
  },
  {
    client: 'TLS (Go)',
    recognisers: [
      ...each(
        'clock',
        X509,
        [['x509: certificate has expired or is not yet valid', ' is before ']],
        NOT_YET,
      ),
      ...each(
        'clock',
        X509,
        [['x509: certificate has expired or is not yet valid', ' is after ']],
        'Renew the certificate of the backend if its time is over; if not, the clock of the node is ahead: set it.',
      ),
      ...each(
        'clock',
        X509,
        ['x509: certificate has expired or is not yet valid'],
        'Check the dates of the certificate of the backend and the clock of the node.',
      ),
      ...each(
        'clock',
        ALERTS,
        ['tls: expired certificate'],
        'Renew the client certificate of the Dapr Component if its time is over; if not, set the clock of the node or of the backend.',
      ),
      ...each(
        'tls',
        X509,
        [
          'x509: certificate signed by unknown authority',
          'x509: failed to load system roots',
        ],
        'Give the Dapr Component the CA of the backend (caCert, caPath or the like), or a backend whose certificate is signed by a public one.',
      ),
      ...each(
        'tls',
        X509,
        [
          ['x509: certificate is valid for', ', not '],
          'x509: cannot validate certificate for',
          'x509: certificate is not valid for any names',
          'x509: certificate relies on legacy Common Name',
        ],
        'Use a name of the backend that is in its certificate.',
      ),
      ...each('tls', X509, ['x509: ']),
      ...each(
        'tls',
        'https://github.com/golang/go/blob/go1.26.0/src/crypto/tls/conn.go',
        ['tls: first record does not look like a TLS handshake'],
        'The backend speaks no TLS on this port: turn TLS off in the Dapr Component, or use its TLS port.',
      ),
      ...each(
        'tls',
        'https://github.com/golang/go/blob/go1.26.0/src/net/http/client.go',
        ['server gave HTTP response to HTTPS client'],
        'The backend speaks no TLS on this port: use http://, or its TLS port.',
      ),
      ...each(
        'tls',
        'https://github.com/golang/go/blob/go1.26.0/src/net/http/server.go',
        [
          'Client sent an HTTP request to an HTTPS server',
          'The plain HTTP request was sent to HTTPS port',
        ],
        'The backend speaks TLS on this port: use https://.',
      ),
      ...each(
        'tls',
        ALERTS,
        [
          'tls: certificate required',
          'tls: bad certificate',
          'tls: unknown certificate',
        ],
        'Give the Dapr Component a client certificate and key that the backend takes.',
      ),
      ...each(
        'tls',
        'https://github.com/golang/go/blob/go1.26.0/src/crypto/tls/tls.go',
        [
          'tls: private key does not match public key',
          'tls: failed to find any PEM data',
          'tls: failed to find certificate PEM data',
          'tls: failed to find PEM block',
          'tls: failed to parse private key',
        ],
        'Correct certificate and key in the metadata: both in PEM with their first and last line, and of one pair.',
      ),
      ...each(
        'tls',
        ALERTS,
        [
          'tls: server selected unsupported protocol version',
          'tls: protocol version not supported',
          'tls: no application protocol',
        ],
        'Let the backend speak TLS 1.2 or newer on this port.',
      ),
      ...each('tls', ALERTS, [
        'remote error: tls: ',
        'tls: failed to verify certificate',
        'tls: handshake failure',
      ]),
    ],
  },
  {
    client: 'network (Go)',
    recognisers: [
      ...each('unreachable', NET, [
        'no such host',
        'server misbehaving',
        'Temporary failure in name resolution',
        'connection refused',
        'connection reset by peer',
        'connection timed out',
        'i/o timeout',
        'no route to host',
        'network is unreachable',
        'TLS handshake timeout',
        'host is down',
        'cannot assign requested address',
        'operation was canceled',
        'context deadline exceeded',
        'code = Unavailable',
        'code = DeadlineExceeded',
        'request canceled while waiting for connection',
        'write: broken pipe',
      ]),
      ...each(
        'unreachable',
        NET,
        [
          'missing port in address',
          ': unknown port',
          'too many colons in address',
        ],
        'Correct the address in its metadata: host and port, as "host:port".',
      ),
      ...each(
        'unreachable',
        'https://github.com/golang/go/blob/go1.26.0/src/io/io.go',
        [': EOF', 'unexpected EOF', 'Reason: "EOF"', 'Reason: \\"EOF\\"'],
        'The backend closes the connection at once: check the port, and whether it wants TLS.',
        // What a parser says of a text that ends too early.
      ).map(recogniser => ({ ...recogniser, unless: 'eof token' })),
    ],
  },
];

/** Asked when nothing else fits: words that servers of all kinds have for a login they refuse. */
export const REFUSALS: ClientTexts = {
  client: 'any other',
  recognisers: each(
    'credentials',
    'https://www.rfc-editor.org/rfc/rfc9110#name-401-unauthorized',
    [
      'authentication failed',
      'authentication required',
      'authentication error',
      'authentication failure',
      'login failed',
      'login incorrect',
      'access denied',
      'not authorized',
      'unauthorized access',
      'unauthorized:',
      'unauthenticated',
      'bad credentials',
      'invalid credentials',
      'invalid username',
      'invalid user name',
      'invalid password',
      'incorrect password',
      'wrong password',
      'invalid api key',
      'invalid token',
    ],
  ),
};
