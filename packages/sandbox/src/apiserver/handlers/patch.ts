import { mediaType, parseBody } from '../http/body';
import { unsupportedMediaType } from '../http/errors';
import { encode, present } from '../kinds/encode';
import { jsonPatch } from '../patch/jsonPatch';
import { mergePatch } from '../patch/mergePatch';
import { ApiCall, Reply } from '../ServerContext';
import { KubeObject } from '../types';
import { changeObject } from '../writes/changeObject';
import { decodeObject } from '../writes/decode';
import { refuseIfReadOnly } from '../writes/readOnly';
import { writeOptions } from '../writes/WriteOptions';
import { existing } from './get';

type Patcher = (current: KubeObject, patch: unknown) => unknown;

const PATCHERS: Record<string, Patcher> = {
  'application/json-patch+json': jsonPatch,
  'application/merge-patch+json': mergePatch,
  'application/strategic-merge-patch+json': mergePatch,
};

export async function patch(call: ApiCall): Promise<Reply> {
  refuseIfReadOnly(call);
  const options = writeOptions(call);
  const type = mediaType(call.headers['content-type']);
  const patcher = PATCHERS[type];
  if (!patcher) {
    throw unsupportedMediaType(Object.keys(PATCHERS));
  }
  const current = existing(call);
  const before = present(call.kind, current.object);
  const patched = decodeObject(
    call,
    patcher(before, parseBody(call.body, type)),
  );
  const stored = await changeObject(call, current, patched, options);
  return { code: 200, body: encode(call.kind, stored) };
}
