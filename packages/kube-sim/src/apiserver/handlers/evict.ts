import { ApiCall, Reply } from '../ServerContext';
import { deleteObject } from '../writes/deleteObject';
import { refuseIfReadOnly } from '../writes/readOnly';
import { writeOptions } from '../writes/WriteOptions';
import { existing } from './get';

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
