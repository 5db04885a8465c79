import { unauthorized } from '../errors/errors';
import { ServerContext } from '../context/ServerContext';
import { UserInfo } from '../meta/types';

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
  const user = userOfToken(context, token);
  if (!user) {
    throw unauthorized();
  }
  return user;
}

/** The user a token stands for now; undefined when it is foreign, expired, or its service account is gone. */
export function userOfToken(
  context: ServerContext,
  token: string,
): UserInfo | undefined {
  const user = context.faults.refusesToken(token)
    ? undefined
    : context.tokens.verify(token);
  return user && accountExists(context, user) ? user : undefined;
}

/** A token that was bound to a service account's uid ends with that account. */
function accountExists({ store }: ServerContext, user: UserInfo): boolean {
  const account = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(user.username);
  if (!account || !user.uid) {
    return true;
  }
  const [, namespace, name] = account;
  return (
    store.get('serviceaccounts', namespace, name)?.metadata.uid === user.uid
  );
}
