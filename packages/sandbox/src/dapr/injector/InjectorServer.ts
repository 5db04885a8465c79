import { IncomingMessage, ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { listen, Listener, CertificateAuthority } from 'dapr-vcluster-kube-sim';
import { AdmissionReview, InjectionOutcome, reviewPod } from './review';
import { InjectorSettings } from './settings';

export type InjectorServerOptions = {
  authority: CertificateAuthority;
  /** Asked at each review; undefined while the injector is down. */
  settings: () => InjectorSettings | undefined;
  port?: number;
  onOutcome?: (outcome: InjectionOutcome, review: AdmissionReview) => void;
};

/** The injector as an HTTPS admission webhook on 127.0.0.1, path `/mutate`. */
export class InjectorServer {
  readonly #listener: Listener;

  private constructor(listener: Listener) {
    this.#listener = listener;
  }

  static async start(options: InjectorServerOptions) {
    const listener = await listen({
      port: options.port ?? 0,
      pair: options.authority.server(),
      // Down means that nobody listens: the API server then acts by its failurePolicy.
      refuses: () => options.settings() === undefined,
      onRequest: (request, response) => {
        answer(request, response, options).catch(error => {
          response.writeHead(500).end(String(error.message));
        });
      },
    });
    return new InjectorServer(listener);
  }

  /** Where the webhook configuration should point to. */
  get url() {
    return `https://127.0.0.1:${this.#listener.port}/mutate`;
  }

  close() {
    return this.#listener.close();
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: InjectorServerOptions,
) {
  const settings = options.settings();
  if (!settings) {
    // Reached over a connection from before it went down.
    response.writeHead(503).end();
    return;
  }
  if (request.method !== 'POST' || request.url?.split('?')[0] !== '/mutate') {
    response.writeHead(404).end();
    return;
  }
  if (!request.headers['content-type']?.startsWith('application/json')) {
    response
      .writeHead(415)
      .end('invalid Content-Type, expected `application/json`');
    return;
  }
  const body = await readText(request);
  if (body === '') {
    response.writeHead(400).end('empty body');
    return;
  }
  const review: AdmissionReview = JSON.parse(body);
  const { outcome, response: verdict } = reviewPod(review, settings);
  options.onOutcome?.(outcome, review);
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(
    JSON.stringify({
      apiVersion: review.apiVersion,
      kind: review.kind,
      response: verdict,
    }),
  );
}
