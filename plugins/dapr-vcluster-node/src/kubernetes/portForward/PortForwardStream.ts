import { Duplex } from 'node:stream';
import { RawData, WebSocket } from 'ws';
import { OpenPort } from './openPortForward';
import { portForwardRefused } from './refused';

/** Channels of the one port that is forwarded. */
const DATA = 0;
const FAILURE = 1;
/** The first message of each channel begins with the port's number. */
const PORT_NUMBER_BYTES = 2;

/**
 * The bytes of one forwarded port, as `v4.channel.k8s.io` carries them over a WebSocket. That protocol cannot close
 * one direction alone: the end of either ends both.
 */
export class PortForwardStream extends Duplex {
  readonly #open: () => Promise<OpenPort>;
  #port?: OpenPort;
  readonly #announced = new Set<number>();

  /** @param open - called at once; what is written meanwhile waits, what it throws becomes the stream's error */
  constructor(open: () => Promise<OpenPort>) {
    super({ allowHalfOpen: false });
    this.#open = open;
  }

  override _construct(done: (error?: Error) => void) {
    const opened = (port: OpenPort) => {
      const { webSocket } = port;
      this.#port = port;
      webSocket.on('message', message => this.#receive(message));
      webSocket.on('error', error => this.destroy(error));
      webSocket.on('close', () => this.push(null));
      // It may have been closed before anybody listened.
      if (webSocket.readyState !== WebSocket.OPEN) {
        this.push(null);
      }
      done();
    };
    this.#open().then(opened, done);
  }

  override _read() {
    this.#port?.webSocket.resume();
  }

  override _write(chunk: Buffer, _: string, done: (error?: Error) => void) {
    const bytes = Buffer.concat([Buffer.from([DATA]), chunk]);
    this.#port?.webSocket.send(bytes, done);
  }

  override _final(done: () => void) {
    this.#port?.webSocket.close();
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void) {
    this.#port?.webSocket.terminate();
    done(error);
  }

  #receive(message: RawData) {
    if (this.destroyed) {
      return;
    }
    const bytes = message as Buffer;
    const channel = bytes[0];
    const payload = this.#withoutPortNumber(channel, bytes.subarray(1));
    if (payload.length === 0) {
      return;
    }
    if (channel === FAILURE) {
      const why = payload.toString('utf8').trim();
      this.destroy(portForwardRefused(this.#port?.pod ?? '', why));
    } else if (channel === DATA && !this.push(payload)) {
      this.#port?.webSocket.pause();
    }
  }

  #withoutPortNumber(channel: number, bytes: Buffer) {
    if (this.#announced.has(channel)) {
      return bytes;
    }
    this.#announced.add(channel);
    return bytes.subarray(PORT_NUMBER_BYTES);
  }
}
