import { mediaType, parseBody } from '../request/body';
import { encode } from '../kinds/encode';
import { isRecord } from '../meta/json';
import { ApiCall, Reply } from '../context/ServerContext';
import { decodeObject } from '../writes/decode';
import { refuseIfReadOnly } from '../writes/readOnly';
import { existing } from '../context/existing';

/** `PUT namespaces/<name>/finalize`: sets the finalizers in a namespace's spec; without any it may go. */
export async function finalize(call: ApiCall): Promise<Reply> {
  refuseIfReadOnly(call);
  const { context, kind } = call;
  const stored = existing(call);
  const raw = parseBody(call.body, mediaType(call.headers['content-type']));
  const { spec } = decodeObject(call, raw);
  const finalizers = isRecord(spec) ? spec.finalizers ?? [] : [];
  const changed = context.store.put(kind.storage, {
    ...stored.object,
    spec: { finalizers },
  });
  return { code: 200, body: encode(kind, changed) };
}
