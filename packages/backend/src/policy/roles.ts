import { BackstageUserInfo } from '@backstage/backend-plugin-api';

/** What the policy knows about the caller. */
export type Caller = {
  role: 'platform' | 'member' | 'guest';
  /** Entity references the caller owns things as: the user and all its groups. */
  claims: string[];
  userRef: string;
};

/**
 * Sorts a signed-in user into a role: platform engineers are members of a
 * platform group, members belong to any group, everybody else is a guest.
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
