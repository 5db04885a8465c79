import { ApiCall, Reply } from '../context/ServerContext';
import { deleteObject } from '../writes/deleteObject';
import { refuseIfReadOnly } from '../writes/readOnly';
import { writeOptions } from '../context/WriteOptions';
import { existing } from '../context/existing';

/** `POST pods/<name>/eviction`: a deletion; no disruption budget is asked. */
export async function evict(call: ApiCall): Promise<Reply> {
  refuseIfReadOnly(call);
  deleteObject(call.context, call.kind, existing(call), {
    dryRun: writeOptions(call).dryRun,
    propagationPolicy: 'Background',
    preconditions: {},
  });
  return {
    code: 201,
    body: { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success' },
  };
}
