import { Duplex } from 'node:stream';
import { WebSocket } from 'ws';

/** One forwarded port: where its bytes go to and come from. */
export type ForwardedPort = {
  /** What the client sent for the pod. */
  receive(data: Buffer): void;
  close(): void;
};

/**
 * Joins the two channels of one port with a connection of the pod: `2n` carries data both ways, `2n + 1` the reason
 * why it failed. Each begins with the port's number in two bytes, as the kubelet does.
 *
 * @param index - place of the port among those asked for
 * @param ended - told once when the port carries nothing any more
 */
export function forwardPort(
  webSocket: WebSocket,
  options: {
    index: number;
    port: number;
    connect: () => Promise<Duplex>;
    ended: () => void;
  },
): ForwardedPort {
  const { index, port, ended } = options;
  const [data, failure] = [2 * index, 2 * index + 1];
  const send = (channel: number, bytes: Buffer, sent?: () => void) =>
    webSocket.send(Buffer.concat([Buffer.from([channel]), bytes]), sent);
  const number = Buffer.alloc(2);
  number.writeUInt16LE(port);
  send(data, number);
  send(failure, number);

  let connection: Duplex | undefined;
  let closed = false;
  const waiting: Buffer[] = [];
  const fail = (error: Error) => {
    if (webSocket.readyState === WebSocket.OPEN) {
      const text = `error forwarding port ${port}: ${error.message}`;
      send(failure, Buffer.from(text));
    }
    ended();
  };
  const opened = (pod: Duplex) => {
    connection = pod;
    pod.on('error', fail);
    pod.on('close', ended);
    pod.on('data', (bytes: Buffer) => {
      pod.pause();
      send(data, bytes, () => pod.resume());
    });
    if (closed) {
      pod.destroy();
    }
    waiting.splice(0).forEach(bytes => pod.write(bytes));
  };
  options.connect().then(opened, fail);

  return {
    receive(bytes) {
      if (!connection) {
        waiting.push(bytes);
      } else if (!connection.destroyed && !connection.write(bytes)) {
        webSocket.pause();
        connection.once('drain', () => webSocket.resume());
      }
    },
    close() {
      closed = true;
      connection?.destroy();
    },
  };
}
