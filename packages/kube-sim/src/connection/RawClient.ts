import { Agent, request } from 'node:https';
import { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { ApiServer } from '../apiserver/ApiServer';

export type RawResponse = {
  code: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The body parsed as JSON. */
  json(): any;
};

/** Speaks bare HTTPS to a server under test, so that tests see exactly what is sent. */
export class RawClient {
  readonly #agent: Agent;
  readonly #server: Pick<ApiServer, 'url' | 'caData'>;
  readonly #token: string | undefined;

  constructor(
    server: Pick<ApiServer, 'url' | 'caData'>,
    token: string | undefined,
  ) {
    this.#server = server;
    this.#token = token;

    this.#agent = new Agent({
      ca: Buffer.from(server.caData, 'base64').toString(),
      keepAlive: true,
    });
  }

  get(path: string, headers?: Record<string, string>) {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body: unknown, headers?: Record<string, string>) {
    return this.send('POST', path, body, headers);
  }

  put(path: string, body: unknown, headers?: Record<string, string>) {
    return this.send('PUT', path, body, headers);
  }

  delete(path: string, body?: unknown) {
    return this.send('DELETE', path, body);
  }

  /** `type` is `json`, `merge`, `strategic-merge` or `apply`. */
  patch(path: string, type: string, body: unknown) {
    const contentType =
      type === 'apply'
        ? 'application/apply-patch+yaml'
        : `application/${type}-patch+json`;
    return this.send('PATCH', path, body, { 'Content-Type': contentType });
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<RawResponse> {
    const response = await this.open(method, path, body, headers);
    const chunks: Buffer[] = [];
    for await (const chunk of response) {
      chunks.push(chunk);
    }
    const text = Buffer.concat(chunks).toString();
    return {
      code: response.statusCode ?? 0,
      headers: response.headers,
      text,
      json: () => JSON.parse(text),
    };
  }

  /** Resolves with the response's head; its body is the caller's to read. */
  open(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<IncomingMessage> {
    const text =
      body === undefined || typeof body === 'string'
        ? body ?? ''
        : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const outgoing = request(
        `${this.#server.url}${path}`,
        {
          method,
          agent: this.#agent,
          headers: {
            ...(this.#token ? { Authorization: `Bearer ${this.#token}` } : {}),
            ...(text ? { 'Content-Type': 'application/json' } : {}),
            // Node frames the body of a DELETE only when told its length
            'Content-Length': Buffer.byteLength(text),
            ...headers,
          },
        },
        resolve,
      );
      outgoing.on('error', reject);
      outgoing.end(text);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
