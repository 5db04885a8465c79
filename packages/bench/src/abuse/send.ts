import { Agent, request } from 'node:http';

/** What came of a request. */
export type Sent = { status: number; milliseconds: number; bytes: number };

/** Sends requests, whatever is answered. */
export class Sender {
  readonly #agent = new Agent({ keepAlive: true });

  send(
    method: 'GET' | 'POST',
    url: string,
    authorization?: string,
    body?: string,
  ): Promise<Sent & { text: string }> {
    return new Promise((resolve, reject) => {
      const started = performance.now();
      const outgoing = request(
        url,
        {
          method,
          agent: this.#agent,
          headers: {
            ...(authorization && { Authorization: authorization }),
            ...(body !== undefined && {
              'Content-Type': 'application/json',
              'Content-Length': Buffer.byteLength(body),
            }),
          },
        },
        response => {
          const chunks: Buffer[] = [];
          response.on('data', chunk => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const all = Buffer.concat(chunks);
            resolve({
              status: response.statusCode ?? 0,
              milliseconds: performance.now() - started,
              bytes: all.length,
              text: all.toString(),
            });
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
