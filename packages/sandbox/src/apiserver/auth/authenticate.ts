import { unauthorized } from '../http/errors';
import { ServerContext } from '../ServerContext';
import { UserInfo } from '../types';

const ANONYMOUS: UserInfo = {
  username: 'system:anonymous',
  groups: ['system:unauthenticated'],
};

/** The user of a request by its bearer token; throws 401 for a token that is not, or no longer, good. */
export function authenticate(
  context: ServerContext,
  authorization: string | undefined,
): UserInfo {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (!token) {
    return ANONYMOUS;
  }
  const user = context.faults.hasExpiredTokens
    ? undefined
    : context.tokens.verify(token);
  if (!user) {
    throw unauthorized();
  }
  return user;
}
