import { hasInOrder } from '../log/inOrder';

/** Why a webhook could not be asked, as the end of a sentence, and what to do about it. */
export type FailedCall = {
  webhook: string;
  why: string;
  /** `server`: what answers the webhook; `port`: that of its pods. */
  fix(server: string, port?: number): string;
};

const FAILED_CALL = /failed calling webhook "([^"]{1,253})": (.*)/s;

const RETRIES = 'The syncer tries again by itself.';

const up = (server: string) => `Bring ${server} up on the host. ${RETRIES}`;
const restart = (server: string) =>
  `Bring ${server} up on the host; restart it if its certificate is not taken. ${RETRIES}`;
const install = (server: string) =>
  `Install ${server} again, so that certificate, caBundle and registration are of one piece. ${RETRIES}`;
const reach = (server: string, port?: number) =>
  `Let the API server of the host reach the pods of ${server}${
    port ? ` on port ${port}` : ''
  }: firewall between the control plane and the nodes, NetworkPolicy, or the tunnel. ${RETRIES}`;
const look = (server: string) =>
  `Look at the log of ${server} on the host, and at what stands between it and the API server. ${RETRIES}`;
const proxy = (server: string) =>
  `Take .svc and the addresses of Services out of the HTTP proxy of the API server (NO_PROXY), which keeps it from ${server}. ${RETRIES}`;

const slow = 'because it does not answer in time';
const apart = 'because its pod cannot be reached';
const broken = 'because the connection breaks off';
const proxied =
  'because an HTTP proxy between the API server and it refuses the connection';

/** Words of Go's crypto/x509, net and net/http, and of apiserver's webhook client, the surest first. */
const CALLS: readonly [
  words: readonly string[],
  why: string,
  fix: FailedCall['fix'],
][] = [
  [
    ['x509', 'has expired or is not yet valid'],
    'because its certificate is over, or not valid yet by the clock of the API server',
    restart,
  ],
  [
    ['x509', 'legacy Common Name'],
    'because its certificate has no name that counts (no subject alternative name)',
    install,
  ],
  ...['certificate is valid for', 'cannot validate certificate for'].map(
    (words): [string[], string, FailedCall['fix']] => [
      ['x509', words],
      'because its certificate is for another name',
      install,
    ],
  ),
  [
    ['unable to load root certificates'],
    'because the caBundle of its registration is broken',
    install,
  ],
  [
    ['server gave HTTP response to HTTPS client'],
    'because what answers at its address speaks no TLS',
    look,
  ],
  [
    ['first record does not look like a TLS handshake'],
    'because what answers at its address speaks no TLS',
    look,
  ],
  [
    ['malformed HTTP'],
    'because what answers at its address is no HTTP server',
    look,
  ],
  [['remote error: tls'], 'because it breaks off the TLS handshake', restart],
  [
    ['No agent available'],
    'because the API server has no tunnel to the network of the pods',
    reach,
  ],
  [['proxyconnect'], proxied, proxy],
  [['proxy error from'], apart, reach],
  [
    ['x509'],
    'because its certificate is not the one of the registration',
    restart,
  ],
  [['no endpoints available'], 'because none of its pods is ready', up],
  [['service "', 'not found'], 'because its Service is missing', install],
  [['connection refused'], 'because nothing listens at its address', up],
  ...['no such host', 'server misbehaving'].map(
    (words): [string[], string, FailedCall['fix']] => [
      [words],
      'because its name cannot be resolved',
      look,
    ],
  ),
  // What the kernel says of a connection that a firewall or a policy keeps from it.
  ...[
    'no route to host',
    'network is unreachable',
    'host is down',
    'connect: operation not permitted',
    'connect: permission denied',
    'connection timed out',
  ].map((words): [string[], string, FailedCall['fix']] => [
    [words],
    apart,
    reach,
  ]),
  [
    ['Address is not allowed'],
    'because the API server may not reach the address of its pod',
    server =>
      `Let ${server} run with hostNetwork, or in a network that the control plane reaches. ${RETRIES}`,
  ],
  [['i/o timeout'], apart, reach],
  [['deadline exceeded'], slow, reach],
  [['Client.Timeout'], slow, reach],
  [['context canceled'], slow, reach],
  [['in the time allotted'], slow, reach],
  [['TLS handshake timeout'], slow, reach],
  [
    ['unexpected EOF'],
    'because the connection breaks off in the middle of its answer',
    look,
  ],
  [[': EOF'], 'because it ends the connection at once', look],
  [['connection reset by peer'], broken, look],
  [['broken pipe'], broken, look],
  [['connection lost'], broken, look],
  [['stream error'], broken, look],
  [['server sent GOAWAY'], broken, look],
  [
    ['could not find the requested resource'],
    'because what answers at its address does not know its path',
    install,
  ],
  [
    ['an error on the server'],
    'because it answers with an error of its own',
    look,
  ],
  [['currently unable to handle'], 'because it answers that it cannot', look],
  // How the client of the API server says any other status of HTTP.
  [
    ['failed to call webhook: the server '],
    'because it answers with an error of its own',
    look,
  ],
  [
    ['expected webhook response of'],
    'because what it answers is no answer to a question of admission',
    look,
  ],
  [
    ['invalid webhook response'],
    'because what it answers is no answer to a question of admission',
    look,
  ],
];

/** Answers of a proxy to CONNECT, which Go gives back as they are. */
const PROXY_ANSWER =
  /: (?:Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out|Forbidden|Unauthorized|Proxy Authentication Required|Not Found|Bad Request)$/i;

/** Why a webhook could not be asked; undefined for a text that is about something else. */
export function failedWebhook(text: string): FailedCall | undefined {
  const [, webhook, rest] = FAILED_CALL.exec(text) ?? [];
  if (webhook === undefined) {
    return undefined;
  }
  const known = CALLS.find(([words]) => hasInOrder(rest, words));
  if (known) {
    const [, why, fix] = known;
    return { webhook, why: `, ${why}`, fix };
  }
  return PROXY_ANSWER.test(rest.trim())
    ? { webhook, why: `, ${proxied}`, fix: proxy }
    : { webhook, why: '', fix: look };
}
