import { notFound } from '../http/errors';
import { encode } from '../kinds/encode';
import { ApiCall, Reply } from '../ServerContext';
import { StoredObject } from '../storage/StoredObject';

/** The object a call names; throws 404. */
export function existing(
  call: Pick<ApiCall, 'context' | 'kind' | 'path'>,
): StoredObject {
  const { context, kind, path } = call;
  const stored = context.store.getStored(
    kind.storage,
    path.namespace,
    path.name ?? '',
  );
  if (!stored) {
    throw notFound(kind, path.name ?? '');
  }
  return stored;
}

export async function getOne(call: ApiCall): Promise<Reply> {
  return { code: 200, body: encode(call.kind, existing(call)) };
}
