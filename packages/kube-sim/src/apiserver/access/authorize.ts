import { ApiError } from '../errors/ApiError';
import { forbidden } from '../errors/errors';
import { ResourcePath, Verb } from '../request/RequestInfo';
import { ServerContext } from '../context/ServerContext';
import { UserInfo } from '../meta/types';
import {
  attributesOf,
  refusalText,
  ResourceAttributes,
} from '../authz/attributes';

const AUTHENTICATED = 'system:authenticated';

/** Paths that Kubernetes' own roles open to everybody who has signed in. */
const DISCOVERY = /^\/(api|apis|openapi|version)(\/|$)/;
const SELF_REVIEWS = [
  'selfsubjectaccessreviews',
  'selfsubjectrulesreviews',
  'selfsubjectreviews',
];

/** Throws 403 when the caller may not read a path that is no resource. */
export function authorizePath(
  context: ServerContext,
  user: UserInfo,
  path: string,
): void {
  const open = DISCOVERY.test(path) && user.groups.includes(AUTHENTICATED);
  if (!open && !context.rbac.allowsPath(user, 'get', path)) {
    throw new ApiError(
      403,
      'Forbidden',
      `forbidden: User "${user.username}" cannot get path "${path}"`,
      {},
    );
  }
}

/** Whether RBAC, or the rights that everybody signed in has, allow an action. */
export function isAllowed(
  context: ServerContext,
  user: UserInfo,
  attributes: ResourceAttributes,
): boolean {
  const own =
    attributes.verb === 'create' &&
    SELF_REVIEWS.includes(attributes.resource) &&
    user.groups.includes(AUTHENTICATED);
  return own || context.rbac.allows(user, attributes);
}

/** Throws 403 when the caller may not do this. */
export function authorize(
  context: ServerContext,
  user: UserInfo,
  verb: Verb,
  path: ResourcePath,
): void {
  const attributes = attributesOf(verb, path);
  if (!isAllowed(context, user, attributes)) {
    throw forbidden(
      path,
      path.name ?? '',
      refusalText(user.username, attributes),
    );
  }
}
