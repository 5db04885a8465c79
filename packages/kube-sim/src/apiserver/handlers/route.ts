import { methodNotAllowed, pathNotFound } from '../errors/errors';
import { ResourcePath } from '../request/RequestInfo';
import { serveMetrics } from './metrics';
import { podLog } from '../pods/log';
import { podProxy } from '../pods/proxy';
import { upgradeRequired } from './upgradeRequired';
import { REVIEWS } from '../reviews/reviews';
import { tokenRequest } from '../reviews/tokenRequest';
import { ApiCall, Handler, Reply } from '../context/ServerContext';
import { serveWatch } from './watch';
import { bind } from './bind';
import { create } from './create';
import { deleteCollection, deleteOne } from './delete';
import { getOne } from './get';
import { list } from './list';
import { patch } from './patch';
import { scale } from './scale';
import { update } from './update';

const MAIN: Record<string, Handler> = {
  get: getOne,
  list,
  watch: serveWatch,
  create,
  update,
  patch,
  delete: deleteOne,
  deletecollection: deleteCollection,
};
const STATUS: Record<string, Handler> = { get: getOne, update, patch };

/** Subresources that a kind lists by name, with the verbs they take. */
const NAMED: Record<string, { verbs: string[]; handler: Handler }> = {
  log: { verbs: ['get'], handler: podLog },
  proxy: {
    verbs: ['get', 'create', 'update', 'patch', 'delete'],
    handler: podProxy,
  },
  portforward: { verbs: ['get', 'create'], handler: upgradeRequired },
  binding: { verbs: ['create'], handler: bind },
  token: { verbs: ['create'], handler: tokenRequest },
};

/** Sends a call to its handler; throws 404 and 405 for what the kind does not have. */
export function routeResource(call: ApiCall): Promise<Reply | undefined> {
  const { kind, path, verb } = call;
  const { subresource } = path;
  if (subresource === undefined) {
    if (!kind.verbs.includes(verb)) {
      throw methodNotAllowed();
    }
    return handlerOf(call)(call);
  }
  if (subresource === 'status' && kind.status) {
    return allowed(STATUS[verb])(call);
  }
  if (subresource === 'scale' && kind.scale) {
    return scale(call);
  }
  const named = NAMED[subresource];
  if (!named || !kind.subresources.includes(subresource)) {
    throw pathNotFound();
  }
  return allowed(named.verbs.includes(verb) ? named.handler : undefined)(call);
}

function handlerOf({ kind, verb }: ApiCall): Handler {
  const review = REVIEWS[kind.kind];
  if (review && !kind.custom) {
    return review;
  }
  return kind.group === 'metrics.k8s.io' ? serveMetrics : MAIN[verb];
}

function allowed(handler: Handler | undefined): Handler {
  if (!handler) {
    throw methodNotAllowed();
  }
  return handler;
}

/** `pods` or `deployments.apps`, as the request log names resources. */
export function qualifiedStorage(path: ResourcePath): string {
  return path.group ? `${path.plural}.${path.group}` : path.plural;
}
