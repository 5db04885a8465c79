function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[b.length];
}

/**
 * The candidate most like a misspelt name, or undefined when none is near.
 *
 * @param most - characters that may differ, default a third of the name and at least two, or one of a name of three
 *
 * @public
 */
export function closestName(
  name: string,
  candidates: string[],
  most = Math.max(name.length > 3 ? 2 : 1, Math.floor(name.length / 3)),
): string | undefined {
  if (name.length > 80) {
    return undefined;
  }
  const ranked = candidates
    .map(candidate => ({
      candidate,
      d: distance(name.toLowerCase(), candidate.toLowerCase()),
    }))
    .sort((a, b) => a.d - b.d);
  const best = ranked[0];
  return best && best.d <= most ? best.candidate : undefined;
}
