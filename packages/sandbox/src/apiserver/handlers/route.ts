import { methodNotAllowed, pathNotFound } from '../http/errors';
import { ResourcePath } from '../http/RequestInfo';
import { ApiCall, Handler, Reply } from '../ServerContext';
import { serveWatch } from '../watch/serveWatch';
import { create } from './create';
import { deleteCollection, deleteOne } from './delete';
import { getOne } from './get';
import { list } from './list';
import { patch } from './patch';
import { update } from './update';

const HANDLERS: Record<string, Handler> = {
  get: getOne,
  list,
  watch: serveWatch,
  create,
  update,
  patch,
  delete: deleteOne,
  deletecollection: deleteCollection,
};

/** Sends a call to its handler; throws 404 and 405 for what the kind does not have. */
export function routeResource(call: ApiCall): Promise<Reply | undefined> {
  const { kind, path, verb } = call;
  if (path.subresource !== undefined && path.subresource !== 'status') {
    throw pathNotFound();
  }
  if (path.subresource === 'status' && !kind.status) {
    throw pathNotFound();
  }
  if (!path.subresource && !kind.verbs.includes(verb)) {
    throw methodNotAllowed();
  }
  return HANDLERS[verb](call);
}

/** `pods` or `deployments.apps`, as the request log names resources. */
export function qualifiedStorage(path: ResourcePath): string {
  return path.group ? `${path.plural}.${path.group}` : path.plural;
}
