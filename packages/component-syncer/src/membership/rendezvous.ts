import { createHash } from 'node:crypto';

/**
 * The member that a key belongs to (rendezvous hashing): every member finds the same one by itself, and when a member
 * comes or goes only keys of that member move.
 */
export function memberOf(
  key: string,
  members: readonly string[],
): string | undefined {
  // Often there is one, and thousands of keys.
  if (members.length <= 1) {
    return members[0];
  }
  let best: { member: string; weight: string } | undefined;
  for (const member of members) {
    const weight = createHash('sha256')
      .update(JSON.stringify([member, key]))
      .digest('hex');
    if (!best || weight > best.weight) {
      best = { member, weight };
    }
  }
  return best?.member;
}
