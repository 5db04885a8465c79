import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { invalid } from '../errors';

const OWNER = /^(group|user):[a-z0-9][-a-z0-9]*\/[a-z0-9][-_.a-z0-9]*$/;

/**
 * The owner as a full, lower-case entity ref; `team-a` means `group:default/team-a`.
 *
 * @throws InputError naming the value when it is no ref of a group or user.
 */
export function normalizeOwner(owner: string): string {
  const ref = tryNormalize(owner);
  if (!ref || !OWNER.test(ref)) {
    throw invalid(`owner "${owner}" is not the ref of a group or user`, {
      field: 'owner',
      value: owner,
      fix: 'Write it like "group:default/team-a".',
    });
  }
  return ref;
}

/** True when two entity refs mean the same entity; what is no ref equals nothing. */
export function isSameEntity(one: string, other: string): boolean {
  const ref = tryNormalize(one);
  return ref !== undefined && ref === tryNormalize(other);
}

function tryNormalize(text: string): string | undefined {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    return undefined;
  }
}
