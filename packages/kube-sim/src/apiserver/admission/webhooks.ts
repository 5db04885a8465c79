import { ApiError } from '../errors/ApiError';
import { internal } from '../errors/errors';
import { jsonPatch } from '../patch/jsonPatch';
import { ApiCall } from '../context/ServerContext';
import { KubeObject } from '../meta/types';
import { callWebhook, WebhookCallError } from './callWebhook';
import { wants } from './matches';
import { AdmissionRequest, AdmissionResponse, admissionReview } from './review';
import { Webhook } from './Webhook';

/** Groups whose objects are never sent to webhooks, so that a broken webhook can always be taken away. */
const EXEMPT_GROUP = 'admissionregistration.k8s.io';

/**
 * Asks every webhook of a kind of configuration that wants the request, in the order of their names.
 * Throws the webhook's denial, and 500 when a webhook that must not fail cannot be asked.
 */
export async function callWebhooks(
  call: ApiCall,
  storage: 'mutatingwebhookconfigurations' | 'validatingwebhookconfigurations',
  request: AdmissionRequest,
): Promise<KubeObject> {
  let { object } = request;
  if (call.kind.group === EXEMPT_GROUP) {
    return object;
  }
  const configurations = call.context.store.list(`${storage}.${EXEMPT_GROUP}`);
  for (const { webhooks } of configurations) {
    for (const webhook of (webhooks ?? []) as Webhook[]) {
      if (wants(webhook, call, request.operation, object)) {
        object = await askOne(call, webhook, { ...request, object });
      }
    }
  }
  return object;
}

async function askOne(
  call: ApiCall,
  webhook: Webhook,
  request: AdmissionRequest,
): Promise<KubeObject> {
  const review = admissionReview(call, request);
  let response: AdmissionResponse;
  try {
    response = await callWebhook(call.context, webhook, review);
  } catch (error) {
    if (!(error instanceof WebhookCallError)) {
      throw error;
    }
    if (webhook.failurePolicy === 'Ignore') {
      return request.object;
    }
    throw internal(
      `failed calling webhook "${webhook.name}": ${error.message}`,
    );
  }
  call.warnings.push(...(response.warnings ?? []));
  if (!response.allowed) {
    throw denial(webhook.name, response.status ?? {});
  }
  return response.patch
    ? jsonPatch(
        request.object,
        JSON.parse(Buffer.from(response.patch, 'base64').toString()),
      )
    : request.object;
}

function denial(
  name: string,
  status: NonNullable<AdmissionResponse['status']>,
): ApiError {
  const denied = `admission webhook "${name}" denied the request`;
  const why = status.message || status.reason;
  return new ApiError(
    Math.max(status.code ?? 0, 400),
    status.reason ?? '',
    why ? `${denied}: ${why}` : `${denied} without explanation`,
  );
}
