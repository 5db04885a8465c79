import { request } from 'node:https';
import { ServerContext } from '../ServerContext';
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
  const fail = (why: string) =>
    new WebhookCallError(`failed to call webhook: Post "${url}": ${why}`);
  const text = await new Promise<string>((resolve, reject) => {
    const outgoing = request(
      url,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        ...(webhook.clientConfig.caBundle
          ? { ca: Buffer.from(webhook.clientConfig.caBundle, 'base64') }
          : {}),
      },
      response => {
        const chunks: Buffer[] = [];
        response.on('data', chunk => chunks.push(chunk));
        response.on('error', error => reject(fail(error.message)));
        response.on('end', () => {
          context.clock.clearTimeout(timer);
          const body = Buffer.concat(chunks).toString();
          if (response.statusCode === 200) {
            resolve(body);
          } else {
            reject(
              new WebhookCallError(
                `failed to call webhook: the server responded with the status code ${response.statusCode} but did not return more information`,
              ),
            );
          }
        });
      },
    );
    const timer = context.clock.setTimeout(
      () => outgoing.destroy(new Error('context deadline exceeded')),
      seconds * 1000,
    );
    outgoing.on('error', error => {
      context.clock.clearTimeout(timer);
      reject(fail(dialError(error)));
    });
    outgoing.end(JSON.stringify(review));
  });
  return responseIn(text, review.request.uid);
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

/** A Node error in the words Go uses for it. */
function dialError(
  error: NodeJS.ErrnoException & { address?: string; port?: number },
): string {
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
