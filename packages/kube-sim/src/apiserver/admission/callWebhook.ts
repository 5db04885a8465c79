import { request } from 'node:https';
import { ServerContext } from '../context/ServerContext';
import { AdmissionResponse } from './review';
import { Webhook } from './Webhook';

const DEFAULT_TIMEOUT_SECONDS = 10;

/** A webhook that could not be asked, or answered nonsense. */
export class WebhookCallError extends Error {}

/** Posts a review to a webhook. Throws WebhookCallError. */
export async function callWebhook(
  context: ServerContext,
  webhook: Webhook,
  review: { request: { uid: string } },
): Promise<AdmissionResponse> {
  const seconds = webhook.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS;
  const url = new URL(addressOf(webhook));
  url.searchParams.set('timeout', `${seconds}s`);
  const deadline = new AbortController();
  const timer = context.clock.setTimeout(
    () => deadline.abort(),
    seconds * 1000,
  );
  try {
    const { code, body } = await post(url, webhook, review, deadline.signal);
    if (code === 200) {
      return responseIn(body, review.request.uid);
    }
    throw new WebhookCallError(
      `failed to call webhook: the server responded with the status code ${code} but did not return more information`,
    );
  } catch (error) {
    throw error instanceof WebhookCallError
      ? error
      : new WebhookCallError(
          `failed to call webhook: Post "${url}": ${goText(
            error as DialError,
          )}`,
        );
  } finally {
    context.clock.clearTimeout(timer);
  }
}

function post(
  url: URL,
  { clientConfig: { caBundle } }: Webhook,
  review: object,
  signal: AbortSignal,
): Promise<{ code: number; body: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        signal,
        ...(caBundle ? { ca: Buffer.from(caBundle, 'base64') } : {}),
      },
      response => {
        const chunks: Buffer[] = [];
        response.on('data', chunk => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            code: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(JSON.stringify(review));
  });
}

function addressOf({ clientConfig }: Webhook): string {
  const { url, service } = clientConfig;
  return (
    url ??
    `https://${service?.name}.${service?.namespace}.svc:${
      service?.port ?? 443
    }${service?.path ?? ''}`
  );
}

type DialError = {
  address?: string;
  port?: number;
} & NodeJS.ErrnoException;

/** A Node error in the words Go uses for it. */
function goText(error: DialError): string {
  if (error.name === 'AbortError') {
    return 'context deadline exceeded';
  }
  return error.code === 'ECONNREFUSED'
    ? `dial tcp ${error.address}:${error.port}: connect: connection refused`
    : error.message;
}

function responseIn(text: string, uid: string): AdmissionResponse {
  let response: AdmissionResponse | undefined;
  try {
    response = JSON.parse(text).response;
  } catch (error) {
    throw new WebhookCallError(
      `failed to call webhook: ${(error as Error).message}`,
    );
  }
  if (!response || response.uid !== uid) {
    throw new WebhookCallError(
      `received invalid webhook response: expected response.uid=${JSON.stringify(
        uid,
      )}, got ${JSON.stringify(response?.uid ?? '')}`,
    );
  }
  return response;
}
