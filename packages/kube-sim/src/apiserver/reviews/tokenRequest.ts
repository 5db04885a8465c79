import { existing } from '../context/existing';
import { mediaType, parseBody } from '../request/body';
import { invalid } from '../errors/errors';
import { isRecord } from '../meta/json';
import { ApiCall, Reply } from '../context/ServerContext';

const DEFAULT_SECONDS = 3600;
const MINIMUM_SECONDS = 600;
const MAXIMUM_SECONDS = 2 ** 32;

/** `POST serviceaccounts/<name>/token`: a token that ends when it says, or when the account goes. */
export async function tokenRequest(call: ApiCall): Promise<Reply> {
  const { metadata } = existing(call).object;
  const { spec, name } = requestOf(call);
  if (name !== undefined && name !== metadata.name) {
    throw refused(
      'metadata.name',
      `"${name}": must match the service account name if specified`,
      metadata.name,
    );
  }
  const seconds = Number(spec.expirationSeconds ?? DEFAULT_SECONDS);
  if (!(seconds >= MINIMUM_SECONDS)) {
    throw refused(
      'spec.expirationSeconds',
      `${seconds}: may not specify a duration less than 10 minutes`,
    );
  }
  if (seconds > MAXIMUM_SECONDS) {
    throw refused(
      'spec.expirationSeconds',
      `${seconds}: may not specify a duration larger than 2^32 seconds`,
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

function requestOf(call: ApiCall): {
  spec: Record<string, unknown>;
  name?: unknown;
} {
  const body =
    call.body.length > 0
      ? parseBody(call.body, mediaType(call.headers['content-type']))
      : {};
  const { spec, metadata } = isRecord(body) ? body : {};
  return {
    spec: isRecord(spec) ? spec : {},
    name: isRecord(metadata) ? metadata.name : undefined,
  };
}

function refused(field: string, why: string, name = '') {
  return invalid(
    { group: 'authentication.k8s.io', kind: 'TokenRequest' },
    name,
    [{ reason: 'FieldValueInvalid', message: `Invalid value: ${why}`, field }],
  );
}
