import { IncomingMessage } from 'node:http';
import { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { authenticate } from '../access/authenticate';
import { authorize } from '../access/authorize';
import { existing } from '../context/existing';
import { badRequest, pathNotFound } from '../errors/errors';
import { parseResourcePath } from '../request/RequestInfo';
import { answerUpgrade } from '../http/answerUpgrade';
import { ServerContext } from '../context/ServerContext';
import { KubeObject } from '../meta/types';
import { ForwardedPort, forwardPort } from './forwardPort';
import { readPorts } from './ports';

const PROTOCOL = 'v4.channel.k8s.io';

const sockets = new WebSocketServer({
  noServer: true,
  clientTracking: false,
  handleProtocols: offered => offered.has(PROTOCOL) && PROTOCOL,
});

/**
 * Answers a request to upgrade the connection: `pods/<name>/portforward` becomes a WebSocket, everything else is
 * refused. Never throws.
 */
export function servePortForward(
  context: ServerContext,
  request: IncomingMessage,
  connection: Duplex,
  head: Buffer,
): void {
  answerUpgrade(context, request, connection, (url, seen) => {
    const caller = authenticate(context, request.headers.authorization);
    seen.user = caller.username;
    const path = parseResourcePath(url.pathname);
    if (path?.plural !== 'pods' || path.subresource !== 'portforward') {
      throw pathNotFound();
    }
    seen.resource = path.plural;
    authorize(context, caller, 'get', path);
    // Since Kubernetes 1.35 reading alone no longer opens a connection into a pod.
    authorize(context, caller, 'create', path);
    const target = { ...path, verb: 'get', path: url.pathname };
    const fault = context.faults.take(target);
    if (fault) {
      throw fault;
    }
    const kind = context.kinds.find(path.group, path.version, path.plural);
    if (!kind) {
      throw pathNotFound();
    }
    const pod = existing({ context, kind, path }).object;
    const ports = readPorts(url.searchParams);
    if (!request.headers['sec-websocket-protocol']?.includes(PROTOCOL)) {
      throw badRequest(`the subprotocol ${PROTOCOL} is required`);
    }
    sockets.handleUpgrade(request, connection, head, webSocket =>
      forward(context, webSocket, pod, ports),
    );
  });
}

function forward(
  { pods }: ServerContext,
  webSocket: WebSocket,
  pod: KubeObject,
  ports: number[],
): void {
  const open = new Set<number>();
  const forwarded: ForwardedPort[] = ports.map((port, index) => {
    open.add(index);
    return forwardPort(webSocket, {
      index,
      port,
      connect: async () => {
        if (!pods?.connect) {
          throw new Error(`dial tcp :${port}: connect: no route to host`);
        }
        return pods.connect({ pod, port });
      },
      ended: () => {
        open.delete(index);
        if (open.size > 0) {
          return;
        }
        // The client's goodbye has to be read, even if its data no longer is.
        webSocket.resume();
        webSocket.close();
      },
    });
  });
  webSocket.on('message', message => {
    const bytes = message as Buffer;
    // What is written to a failure's channel is nobody's.
    if (bytes[0] % 2 === 0) {
      forwarded[bytes[0] / 2]?.receive(bytes.subarray(1));
    }
  });
  webSocket.on('error', () => webSocket.terminate());
  webSocket.on('close', () => forwarded.forEach(each => each.close()));
}
