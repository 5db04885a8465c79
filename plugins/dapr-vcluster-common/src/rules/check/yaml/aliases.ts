/** Longest list of characters and values that aliases may stand for. */
const MAX_EXPANDED = 2_000_000;

/** Deeper than anything that Kubernetes accepts, also where aliases are nested. */
const MAX_DEPTH = 200;

/**
 * What is wrong with the aliases that a value was read from: a `cyclic` value contains itself, and `too-large` is a
 * small text that stands for a huge object.
 *
 * @public
 */
export function aliasTrouble(
  value: unknown,
): 'cyclic' | 'too-large' | undefined {
  const open = new Set<object>();
  let size = 0;
  const visit = (
    node: unknown,
    depth: number,
  ): ReturnType<typeof aliasTrouble> => {
    size += typeof node === 'string' ? node.length + 1 : 1;
    if (size > MAX_EXPANDED || depth > MAX_DEPTH) {
      return 'too-large';
    }
    if (typeof node !== 'object' || node === null) {
      return undefined;
    }
    if (open.has(node)) {
      return 'cyclic';
    }
    open.add(node);
    for (const [key, child] of Object.entries(node)) {
      size += Array.isArray(node) ? 0 : key.length;
      const trouble = visit(child, depth + 1);
      if (trouble) {
        return trouble;
      }
    }
    open.delete(node);
    return undefined;
  };
  return visit(value, 0);
}
