import { ApiError } from '../http/ApiError';
import { ResourcePath, Verb } from '../http/RequestInfo';
import { ServerContext } from '../ServerContext';
import { UserInfo } from '../types';

/** Throws 403 when the caller may not read a path that is no resource. */
export function authorizePath(user: UserInfo, path: string): void {
  if (!user.groups.includes('system:authenticated')) {
    throw new ApiError(
      403,
      'Forbidden',
      `forbidden: User "${user.username}" cannot get path "${path}"`,
      {},
    );
  }
}

/** Throws 403 when the caller may not do this. */
export function authorize(
  _context: ServerContext,
  user: UserInfo,
  _verb: Verb,
  path: ResourcePath,
): void {
  authorizePath(user, path.plural);
}
