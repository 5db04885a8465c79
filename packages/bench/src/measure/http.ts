import { Agent, request } from 'node:http';

/** One answer: how long it took in milliseconds, and how much came over the wire. */
export type Answer = {
  status: number;
  milliseconds: number;
  /** Head and body as sent, compressed where the server does so for a browser. */
  bytes: number;
  etag?: string;
};

/** Asks as a browser does: connections kept open, compression accepted. */
export class HttpReader {
  /** Idle connections are closed before the server does so, which would meet a request half-way. */
  readonly #agent = new Agent({ keepAlive: true, timeout: 3_000 });

  /** @throws Error for any status of 400 and above */
  ask(url: string, options: { body?: object; etag?: string } = {}) {
    const { body, etag } = options;
    const text = body && JSON.stringify(body);
    return new Promise<Answer>((resolve, reject) => {
      const started = performance.now();
      const outgoing = request(
        url,
        {
          agent: this.#agent,
          method: text ? 'POST' : 'GET',
          headers: {
            Accept: 'application/json',
            'Accept-Encoding': 'gzip',
            ...(etag && { 'If-None-Match': etag }),
            ...(text && { 'Content-Type': 'application/json' }),
          },
        },
        response => {
          const { socket, headers, statusCode: status = 0 } = response;
          let bytes = 0;
          response.on('data', (chunk: Buffer) => {
            bytes += chunk.length;
          });
          response.on('error', reject);
          response.on('end', () => {
            const milliseconds = performance.now() - started;
            bytes += JSON.stringify(response.rawHeaders).length;
            if (status >= 400) {
              reject(new Error(`${url} answered ${status}`));
            } else {
              resolve({ status, milliseconds, bytes, etag: headers.etag });
            }
          });
          socket.setNoDelay(true);
        },
      );
      outgoing.on('error', reject);
      outgoing.end(text);
    });
  }

  async json<T>(url: string): Promise<T> {
    const answer = await fetch(url);
    if (!answer.ok) {
      throw new Error(`${url} answered ${answer.status}`);
    }
    return answer.json() as Promise<T>;
  }

  close() {
    this.#agent.destroy();
  }
}
