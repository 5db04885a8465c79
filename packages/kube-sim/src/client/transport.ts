import http from 'node:http';
import https from 'node:https';
import { KubeConfig } from '@kubernetes/client-node';

export type TransportRequest = {
  method: string;
  path: string;
  query?: Record<string, string | undefined>;
  body?: unknown;
  /** Defaults to `application/json`. */
  contentType?: string;
  signal?: AbortSignal;
};

/**
 * HTTP to one API server with the credentials of a KubeConfig's current
 * context. Connections are kept alive: a controller makes many small requests.
 */
export class Transport {
  readonly #agent: https.Agent;
  readonly #server: URL;
  readonly #kubeConfig: KubeConfig;

  constructor(kubeConfig: KubeConfig) {
    this.#kubeConfig = kubeConfig;

    const cluster = kubeConfig.getCurrentCluster();
    if (!cluster) {
      throw new Error('the kubeconfig has no current cluster');
    }
    this.#server = new URL(cluster.server);
    this.#agent = new https.Agent({ keepAlive: true });
  }

  /** Sends the request and resolves with the response as soon as its head is here. */
  async open(request: TransportRequest): Promise<http.IncomingMessage> {
    const options: https.RequestOptions = { headers: {} };
    await this.#kubeConfig.applyToHTTPSOptions(options);
    const body =
      request.body === undefined ? undefined : JSON.stringify(request.body);
    const url = new URL(this.#server);
    url.pathname = `${url.pathname.replace(/\/$/, '')}${request.path}`;
    for (const [name, value] of Object.entries(request.query ?? {})) {
      if (value !== undefined) {
        url.searchParams.set(name, value);
      }
    }
    const attempt = (): Promise<http.IncomingMessage> =>
      new Promise((resolve, reject) => {
        const outgoing = https.request(
          url,
          {
            ...options,
            agent: this.#agent,
            method: request.method,
            signal: request.signal,
            headers: {
              ...options.headers,
              Accept: 'application/json',
              ...(body !== undefined && {
                'Content-Type': request.contentType ?? 'application/json',
                'Content-Length': Buffer.byteLength(body),
              }),
            },
          },
          resolve,
        );
        outgoing.on('error', (error: NodeJS.ErrnoException) => {
          // The server closed a kept connection while this request was on its way to it.
          const stale = outgoing.reusedSocket && error.code === 'ECONNRESET';
          if (stale) {
            attempt().then(resolve, reject);
          } else {
            reject(error);
          }
        });
        outgoing.end(body);
      });
    return attempt();
  }

  /** Sends the request and resolves with the whole answer, whatever its status. */
  async send(
    request: TransportRequest,
  ): Promise<{ status: number; body: string }> {
    const response = await this.open(request);
    return {
      status: response.statusCode ?? 0,
      body: await readText(response),
    };
  }

  /** Closes idle connections. */
  close() {
    this.#agent.destroy();
  }
}

/** Reads a response to its end as UTF-8. */
export async function readText(response: http.IncomingMessage) {
  const chunks: Buffer[] = [];
  for await (const chunk of response) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
