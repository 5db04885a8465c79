import { IncomingMessage } from 'node:http';
import { createInterface, Interface } from 'node:readline';
import { KubeObject } from '../apiserver/meta/types';
import { RawClient } from '../connection/RawClient';

export type WatchLine = {
  type: string;
  object: KubeObject & { code?: number; reason?: string; message?: string };
};

const ENDED = { value: '', done: true };

/** Reads a watch stream line by line. */
export class WatchReader {
  readonly #lines: AsyncIterator<string>;
  readonly response: IncomingMessage;
  readonly #reader: Interface;

  private constructor(response: IncomingMessage, reader: Interface) {
    this.response = response;
    this.#reader = reader;

    this.#lines = reader[Symbol.asyncIterator]();
  }

  static async open(client: RawClient, path: string): Promise<WatchReader> {
    const response = await client.open('GET', path);
    return new WatchReader(
      response,
      createInterface({ input: response, crlfDelay: Infinity }),
    );
  }

  /** The next event; undefined when the stream is over, in good order or broken off. */
  async next(): Promise<WatchLine | undefined> {
    const { value, done } = await this.#lines.next().catch(() => ENDED);
    return done ? undefined : JSON.parse(value);
  }

  /** The next `count` events, as `TYPE name`. */
  async take(count: number): Promise<string[]> {
    const seen: string[] = [];
    while (seen.length < count) {
      const line = await this.next();
      if (!line) {
        throw new Error(`stream ended after: ${seen.join(', ')}`);
      }
      seen.push(`${line.type} ${line.object.metadata.name ?? ''}`.trim());
    }
    return seen;
  }

  close(): void {
    this.#reader.close();
    this.response.destroy();
  }
}
