import http from 'node:http';
import https from 'node:https';
import { KubeConfig } from '@kubernetes/client-node';
import { KubeError } from '../errors/KubeError';
import { codeOf, toKubeError } from '../errors/toKubeError';
import { SharedSecureContext } from './SharedSecureContext';

/** One HTTP request to the API server. */
export type Call = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  contentType?: string;
  /** Form of the answer; `application/json` when left out. */
  accept?: string;
  /** Ends the request and the reading of its answer. */
  signal?: AbortSignal;
};

/**
 * Makes what opens connections, with or without keeping them for the next request.
 *
 * @public
 */
export type AgentFactory = (options: { keepAlive: boolean }) => http.Agent;

/** The server closed a kept-alive connection; it has not seen the request. */
class StaleConnection extends Error {}

/**
 * HTTP to one API server. Authentication and TLS come from the KubeConfig (tokens, token files, exec
 * plugins, client certificates, proxies); connections are kept alive.
 */
export class Transport {
  readonly #kubeConfig: KubeConfig;
  readonly #server: URL;
  readonly #agent: http.Agent;
  /** Opens a new connection for every request. */
  readonly #fresh: http.Agent;
  readonly #context = new SharedSecureContext();

  constructor(kubeConfig: KubeConfig, agents?: AgentFactory) {
    const cluster = kubeConfig.getCurrentCluster();
    if (!cluster) {
      throw new Error('the kubeconfig has no current cluster');
    }
    this.#kubeConfig = kubeConfig;
    this.#server = new URL(cluster.server);
    const { Agent } = this.#server.protocol === 'http:' ? http : https;
    const make = agents ?? (options => new Agent(options));
    this.#agent = make({ keepAlive: true });
    this.#fresh = make({ keepAlive: false });
  }

  /**
   * Sends a request; resolves with the answer's head, whatever its status.
   *
   * @throws KubeError of status 0.
   */
  async send(call: Call): Promise<http.IncomingMessage> {
    const options = await this.#options(call);
    const body =
      call.body === undefined ? undefined : JSON.stringify(call.body);
    try {
      return await this.#attempt(call, options, body);
    } catch (error) {
      // The server closed the kept-alive connection between two requests: nothing was processed.
      if (!(error instanceof StaleConnection)) {
        throw error;
      }
      return this.#attempt(call, { ...options, agent: this.#fresh }, body);
    }
  }

  close() {
    this.#agent.destroy();
    this.#fresh.destroy();
  }

  async #options(call: Call): Promise<https.RequestOptions> {
    const options: https.RequestOptions = { headers: {} };
    try {
      await this.#kubeConfig.applyToHTTPSOptions(options);
    } catch (error) {
      throw new KubeError({
        status: 401,
        reason: 'Unauthorized',
        message: `credentials could not be obtained (${codeOf(error)})`,
      });
    }
    const proxied = this.#kubeConfig.getCurrentCluster()?.proxyUrl;
    const isTls = this.#server.protocol === 'https:' && !proxied;
    return {
      ...options,
      ...(isTls &&
        !options.pfx &&
        !options.passphrase && { secureContext: this.#context.of(options) }),
      agent: proxied ? options.agent : this.#agent,
      method: call.method,
      signal: call.signal,
    };
  }

  #attempt(
    call: Call,
    options: https.RequestOptions,
    body: string | undefined,
  ): Promise<http.IncomingMessage> {
    const { request } = this.#server.protocol === 'http:' ? http : https;
    return new Promise((resolve, reject) => {
      const outgoing = request(
        this.#url(call),
        {
          ...options,
          headers: {
            ...options.headers,
            Accept: call.accept ?? 'application/json',
            ...(body !== undefined && {
              'Content-Type': call.contentType ?? 'application/json',
              'Content-Length': Buffer.byteLength(body),
            }),
          },
        },
        resolve,
      );
      outgoing.on('error', error =>
        reject(
          outgoing.reusedSocket && codeOf(error) === 'ECONNRESET'
            ? new StaleConnection()
            : toKubeError(error),
        ),
      );
      outgoing.end(body);
    });
  }

  #url(call: Call): URL {
    const url = new URL(this.#server);
    const [path, search] = call.path.split('?');
    url.pathname = url.pathname.replace(/\/$/, '') + path;
    url.search = search ?? '';
    for (const [name, value] of Object.entries(call.query ?? {})) {
      if (value !== undefined) {
        url.searchParams.set(name, String(value));
      }
    }
    return url;
  }
}
