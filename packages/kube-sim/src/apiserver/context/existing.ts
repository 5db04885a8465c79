import { notFound } from '../errors/errors';
import { StoredObject } from '../storage/StoredObject';
import { ApiCall } from './ServerContext';

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
