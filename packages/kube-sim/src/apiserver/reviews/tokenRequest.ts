import { existing } from '../context/existing';
import { mediaType, parseBody } from '../request/body';
import { invalid } from '../errors/errors';
import { isRecord } from '../meta/json';
import { ApiCall, Reply } from '../context/ServerContext';

const DEFAULT_SECONDS = 3600;
const MINIMUM_SECONDS = 600;

/** `POST serviceaccounts/<name>/token`: a token that ends when it says, or when the account goes. */
export async function tokenRequest(call: ApiCall): Promise<Reply> {
  const { metadata } = existing(call).object;
  const spec = specOf(call);
  const seconds = Number(spec.expirationSeconds ?? DEFAULT_SECONDS);
  if (!(seconds >= MINIMUM_SECONDS)) {
    throw invalid(
      { group: 'authentication.k8s.io', kind: 'TokenRequest' },
      '',
      [
        {
          reason: 'FieldValueInvalid',
          message: `Invalid value: ${seconds}: may not specify a duration less than 10 minutes`,
          field: 'spec.expirationSeconds',
        },
      ],
    );
  }
  const audiences = Array.isArray(spec.audiences)
    ? spec.audiences.map(String)
    : undefined;
  const { tokens, clock } = call.context;
  const expires = new Date(clock.now().getTime() + seconds * 1000);
  return {
    code: 201,
    body: {
      kind: 'TokenRequest',
      apiVersion: 'authentication.k8s.io/v1',
      metadata: { name: metadata.name, namespace: metadata.namespace },
      spec: { ...spec, expirationSeconds: seconds },
      status: {
        token: tokens.issue({
          username: `system:serviceaccount:${metadata.namespace}:${metadata.name}`,
          uid: metadata.uid,
          expiresInSeconds: seconds,
          ...(audiences?.length ? { audiences } : {}),
        }),
        expirationTimestamp: `${expires.toISOString().slice(0, 19)}Z`,
      },
    },
  };
}

function specOf(call: ApiCall): Record<string, unknown> {
  const body =
    call.body.length > 0
      ? parseBody(call.body, mediaType(call.headers['content-type']))
      : {};
  return isRecord(body) && isRecord(body.spec) ? body.spec : {};
}
