import { encode } from '../kinds/encode';
import { selectionOf } from '../selectors/selection';
import { ApiCall, Reply } from '../context/ServerContext';
import { deleteObject } from '../writes/deleteObject';
import { deleteOptions } from '../context/DeleteOptions';
import { refuseIfReadOnly } from '../writes/readOnly';
import { existing } from '../context/existing';

/** Kinds whose deletion is answered with their last state instead of a Status. */
const ANSWERED_BY_OBJECT = new Set([
  'persistentvolumeclaims',
  'persistentvolumes',
  'pods',
  'resourcequotas',
  'serviceaccounts',
  'services',
  'storageclasses.storage.k8s.io',
]);

export async function deleteOne(call: ApiCall): Promise<Reply> {
  refuseIfReadOnly(call);
  const { kind } = call;
  const stored = existing(call);
  const deletion = deleteObject(
    call.context,
    kind,
    stored,
    deleteOptions(call),
  );
  if (!deletion.gone || ANSWERED_BY_OBJECT.has(kind.storage)) {
    return { code: 200, body: encode(kind, deletion.stored) };
  }
  return {
    code: 200,
    body: {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Success',
      details: {
        name: stored.name,
        ...(kind.group ? { group: kind.group } : {}),
        kind: kind.plural,
        uid: stored.object.metadata.uid,
      },
    },
  };
}

export async function deleteCollection(call: ApiCall): Promise<Reply> {
  refuseIfReadOnly(call);
  const { context, kind, path, query } = call;
  const options = deleteOptions(call);
  const selection = selectionOf(query, kind) ?? (() => true);
  context.store
    .listStored(kind.storage, path.namespace)
    .filter(selection)
    .forEach(stored => deleteObject(context, kind, stored, options));
  return {
    code: 200,
    body: { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success' },
  };
}
