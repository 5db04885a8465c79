import { createServer, request } from 'node:http';
import { connect } from 'node:net';

const HOST = '127.0.0.1';

function passRequest(req, res, backendPort) {
  const upstream = request(
    {
      host: HOST,
      port: backendPort,
      method: req.method,
      path: req.url,
      headers: req.headers,
    },
    answer => {
      res.writeHead(answer.statusCode, answer.headers);
      answer.pipe(res);
    },
  );
  upstream.on('error', () => {
    if (!res.headersSent) {
      res.writeHead(502, { 'content-type': 'text/plain' });
    }
    res.end('The portal backend does not answer.\n');
  });
  res.on('close', () => upstream.destroy());
  req.pipe(upstream);
}

/** Hands a WebSocket handshake on as it is; afterwards the two sockets only exchange bytes. */
function passUpgrade(req, socket, head, backendPort) {
  const upstream = connect(backendPort, HOST, () => {
    const headers = [];
    for (let i = 0; i < req.rawHeaders.length; i += 2) {
      headers.push(`${req.rawHeaders[i]}: ${req.rawHeaders[i + 1]}`);
    }
    upstream.write(
      [`${req.method} ${req.url} HTTP/1.1`, ...headers, '', ''].join('\r\n'),
    );
    upstream.write(head);
    upstream.pipe(socket).pipe(upstream);
  });
  const end = () => {
    upstream.destroy();
    socket.destroy();
  };
  for (const side of [upstream, socket]) {
    side.on('error', end).on('close', end);
  }
}

/**
 * Serves the whole portal under one address: pages, API and WebSockets are
 * passed to the backend, so that a browser needs no cross-origin permission.
 *
 * @returns {Promise<import('node:http').Server>} listening on the loopback interface only
 */
export function startFront({ port, backendPort }) {
  const server = createServer((req, res) => passRequest(req, res, backendPort));
  server.on('upgrade', (req, socket, head) =>
    passUpgrade(req, socket, head, backendPort),
  );
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => resolve(server));
  });
}
