import http from 'node:http';
import https from 'node:https';
import { SecureContext } from 'node:tls';
import { KubeConfig } from '@kubernetes/client-node';
import { KubeError } from '../errors/KubeError';
import { codeOf, toKubeError } from '../errors/toKubeError';
import { Answer } from './Answer';
import { Http2Link } from './Http2Link';
import { NotProcessed } from './requestOver';
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

type Options = https.RequestOptions & { secureContext?: SecureContext };

/** The server closed a kept-alive connection; it has not seen the request. */
class StaleConnection extends Error {}

/**
 * HTTP to one API server. Authentication and TLS come from the KubeConfig (tokens, token files, exec
 * plugins, client certificates, proxies); connections are kept alive.
 */
export class Transport {
  readonly #kubeConfig: KubeConfig;
  readonly #server: URL;
  readonly #makeAgent: AgentFactory;
  /** Of HTTP/1.1; made when they are needed. */
  #kept?: http.Agent;
  /** Opens a new connection for every request. */
  #fresh?: http.Agent;
  readonly #context = new SharedSecureContext();
  /** The one connection of HTTP/2; without it, HTTP/1.1 opens one per request under way. */
  readonly #link?: Http2Link;

  constructor(
    kubeConfig: KubeConfig,
    { agents, http2 = false }: { agents?: AgentFactory; http2?: boolean } = {},
  ) {
    const cluster = kubeConfig.getCurrentCluster();
    if (!cluster) {
      throw new Error('the kubeconfig has no current cluster');
    }
    this.#kubeConfig = kubeConfig;
    this.#server = new URL(cluster.server);
    const { Agent } = this.#server.protocol === 'http:' ? http : https;
    this.#makeAgent = agents ?? (options => new Agent(options));
    const isDirect =
      !agents && !cluster.proxyUrl && this.#server.protocol === 'https:';
    this.#link = http2 && isDirect ? new Http2Link(this.#server) : undefined;
  }

  /**
   * Sends a request; resolves with the answer's head, whatever its status.
   *
   * @throws KubeError of status 0.
   */
  async send(call: Call): Promise<Answer> {
    const options = await this.#options(call);
    const body =
      call.body === undefined ? undefined : JSON.stringify(call.body);
    try {
      return (
        (await this.#overLink(call, options, body)) ??
        (await this.#attempt(call, options, body))
      );
    } catch (error) {
      // The server closed the kept-alive connection between two requests: nothing was processed.
      if (!(error instanceof StaleConnection)) {
        throw error;
      }
      this.#fresh ??= this.#makeAgent({ keepAlive: false });
      return this.#attempt(call, { ...options, agent: this.#fresh }, body);
    }
  }

  close() {
    this.#kept?.destroy();
    this.#fresh?.destroy();
    this.#link?.close();
  }

  async #options(call: Call): Promise<Options> {
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
      agent: proxied ? options.agent : undefined,
      method: call.method,
      signal: call.signal,
    };
  }

  /** Sends over HTTP/2; resolves with undefined where that is not spoken. */
  async #overLink(
    call: Call,
    options: Options,
    body: string | undefined,
    again = true,
  ): Promise<Answer | undefined> {
    const link = this.#link;
    if (!link || link.isOff || !options.secureContext || options.auth) {
      return undefined;
    }
    try {
      return await link.send(
        {
          context: options.secureContext,
          servername: options.servername,
          rejectUnauthorized: options.rejectUnauthorized,
        },
        {
          ':method': call.method,
          ':path': pathOf(this.#url(call)),
          ...lowerCase(headersOf(call, options, body)),
        },
        body,
        call.signal,
      );
    } catch (error) {
      if (error instanceof NotProcessed && again) {
        return this.#overLink(call, options, body, false);
      }
      throw toKubeError(error);
    }
  }

  #attempt(
    call: Call,
    options: Options,
    body: string | undefined,
  ): Promise<Answer> {
    const { request } = this.#server.protocol === 'http:' ? http : https;
    const agent =
      options.agent ?? (this.#kept ??= this.#makeAgent({ keepAlive: true }));
    return new Promise((resolve, reject) => {
      const outgoing = request(
        this.#url(call),
        {
          ...options,
          agent,
          headers: headersOf(call, options, body),
        },
        answer =>
          resolve({
            status: answer.statusCode ?? 0,
            retryAfter: answer.headers['retry-after'],
            body: answer,
          }),
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

function headersOf(
  call: Call,
  options: Options,
  body: string | undefined,
): http.OutgoingHttpHeaders {
  return {
    ...(options.headers as http.OutgoingHttpHeaders),
    Accept: call.accept ?? 'application/json',
    ...(body !== undefined && {
      'Content-Type': call.contentType ?? 'application/json',
      'Content-Length': Buffer.byteLength(body),
    }),
  };
}

function lowerCase(headers: http.OutgoingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      String(value),
    ]),
  );
}

function pathOf({ pathname, search }: URL): string {
  return `${pathname}${search}`;
}
