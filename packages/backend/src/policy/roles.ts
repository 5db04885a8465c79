import { BackstageUserInfo } from '@backstage/backend-plugin-api';

/** The caller's role and ownership. */
export type Caller = {
  role: 'platform' | 'member' | 'guest';
  /** Ownership entity refs of the caller: the user and its groups. */
  claims: string[];
  userRef: string;
};

/**
 * The role of a signed-in user: platform engineers are members of a platform
 * group, members belong to any group, all others are guests.
 */
export function callerOf(
  { ownershipEntityRefs: claims, userEntityRef: userRef }: BackstageUserInfo,
  platformGroups: string[],
): Caller {
  const groups = claims.filter(ref => ref.startsWith('group:'));
  const isPlatform = groups.some(ref => platformGroups.includes(ref));
  const others = groups.length > 0 ? 'member' : 'guest';
  return { role: isPlatform ? 'platform' : others, claims, userRef };
}
