/**
 * Matches a whole text against a pattern of an AppProject: `*` stands for any text, without `/` when the pattern is of a
 * repository; `**`, and a pattern of one `*` alone, for any text. A pattern with another special character is not understood and matches itself only.
 * Works in time of pattern times text.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/projects/
 */
export function wildcardMatches(
  pattern: string,
  text: string,
  { isPath = false }: { isPath?: boolean } = {},
): boolean {
  if (pattern === '*') {
    return true;
  }
  const tokens = pattern.match(/\*+|[^*]/gs) ?? [];
  // Ends of the parts of the text that the tokens so far can stand for.
  let ends = new Set([0]);
  for (const token of tokens) {
    const next = new Set<number>();
    for (const end of ends) {
      if (token[0] !== '*') {
        if (text[end] === token) {
          next.add(end + 1);
        }
      } else {
        const stop =
          isPath && token === '*' ? text.indexOf('/', end) : text.length;
        const last = stop === -1 ? text.length : stop;
        for (let at = end; at <= last && !next.has(at); at++) {
          next.add(at);
        }
      }
    }
    ends = next;
  }
  return ends.has(text.length);
}
