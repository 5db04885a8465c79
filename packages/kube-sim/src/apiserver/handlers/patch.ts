import { mediaType, parseBody } from '../request/body';
import { ApiError } from '../errors/ApiError';
import { badRequest, unsupportedMediaType } from '../errors/errors';
import { encode, present } from '../kinds/encode';
import { KindInfo } from '../kinds/KindInfo';
import { isRecord } from '../meta/json';
import { jsonPatch } from '../patch/jsonPatch';
import { mergePatch } from '../patch/mergePatch';
import { strategicMerge } from '../patch/strategicMerge';
import { ApiCall, Reply } from '../context/ServerContext';
import { KubeObject } from '../meta/types';
import { DecodeError } from '../writes/conform';
import { changeObject } from '../writes/changeObject';
import { decodeObject } from '../writes/decode';
import { refuseIfReadOnly } from '../writes/readOnly';
import { WriteOptions, writeOptions } from '../context/WriteOptions';
import { APPLY_TYPE, applyPatch } from './apply';
import { existing } from '../context/existing';

type Patcher = (current: KubeObject, body: unknown, kind: KindInfo) => unknown;

const PATCHERS: Record<string, Patcher> = {
  'application/json-patch+json': jsonPatch,
  'application/merge-patch+json': (current, body) => {
    if (!isRecord(body)) {
      throw badRequest('Invalid JSON Patch');
    }
    return mergePatch(current, body);
  },
  'application/strategic-merge-patch+json': (current, body, kind) =>
    strategicMerge(current, body, kind.schema),
};
const STRATEGIC = 'application/strategic-merge-patch+json';
const CUSTOM_TYPES = [
  'application/json-patch+json',
  'application/merge-patch+json',
  APPLY_TYPE,
];
const ATTEMPTS = 5;

export async function patch(call: ApiCall): Promise<Reply> {
  refuseIfReadOnly(call);
  const options = writeOptions(call);
  const type = mediaType(call.headers['content-type']);
  if (type === APPLY_TYPE) {
    return applyPatch(call, options);
  }
  const patcher = PATCHERS[type];
  if (!patcher && !call.kind.custom) {
    throw new ApiError(
      415,
      'UnsupportedMediaType',
      '415: Unsupported Media Type',
      {},
    );
  }
  if (!patcher || (type === STRATEGIC && call.kind.custom)) {
    throw unsupportedMediaType(CUSTOM_TYPES);
  }
  return patchUntilStored(call, patcher, parseBody(call.body, type), options);
}

/** A patch is tried again on the newer object when somebody else writes meanwhile, as Kubernetes does. */
async function patchUntilStored(
  call: ApiCall,
  patcher: Patcher,
  body: unknown,
  options: WriteOptions,
): Promise<Reply> {
  for (let attempt = 1; ; attempt++) {
    const current = existing(call);
    const before = present(call.kind, current.object);
    const patched = decodeObject(call, patcher(before, body, call.kind));
    const based = patched.metadata.resourceVersion;
    try {
      const stored = await changeObject(call, current, patched, options);
      return { code: 200, body: encode(call.kind, stored) };
    } catch (error) {
      if (error instanceof DecodeError) {
        throw invalidPatch(patched, error.why);
      }
      const raced =
        error instanceof ApiError &&
        error.reason === 'Conflict' &&
        based === before.metadata.resourceVersion;
      if (!raced || attempt === ATTEMPTS) {
        throw error;
      }
    }
  }
}

/** A patch whose result is no object of its kind is reported with that result, as Kubernetes does. */
function invalidPatch(patched: KubeObject, why: string): ApiError {
  const message = `Invalid value: ${JSON.stringify(
    JSON.stringify(patched),
  )}: ${why}`;
  return new ApiError(422, 'Invalid', ` "" is invalid: patch: ${message}`, {
    causes: [{ reason: 'FieldValueInvalid', message, field: 'patch' }],
  });
}
