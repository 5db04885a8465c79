import { forbidden } from '../errors/errors';
import { ApiCall } from '../context/ServerContext';

/** Throws 403 on a server that was loaded to be looked at only. */
export function refuseIfReadOnly(call: ApiCall): void {
  if (call.context.readOnly) {
    throw forbidden(
      call.kind,
      call.path.name ?? '',
      `API server "${call.context.name}" is read-only: it shows recorded objects`,
    );
  }
}
