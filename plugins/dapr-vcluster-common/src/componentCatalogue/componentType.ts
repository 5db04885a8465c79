/**
 * A Component's type or version as daprd looks it up: in lower case. daprd matches the building block before the first
 * dot as written; lower case throughout keeps the rules on a type that differs in that part only.
 */
export function normalizeType(type: string): string {
  return type.trim().toLowerCase();
}

/**
 * Whether the building block of a type, the part before its first dot, is written as daprd expects it.
 */
export function isBlockLowerCase(type: string): boolean {
  const [block] = type.split('.');
  return block === block.toLowerCase();
}

/**
 * Whether daprd takes two types, or two versions, for the same.
 *
 * @public
 */
export function isSameType(one: string, other: string): boolean {
  return normalizeType(one) === normalizeType(other);
}
