const FIRST_MS = 1_000;
const LONGEST_MS = 10_000;

/**
 * The pause before restart number `restart` (1 comes at once). Kubelet begins with 10 s and goes up to five minutes; the
 * lab is quicker, so that a test sees several restarts.
 */
export function backoff(restart: number): number {
  return restart <= 1 ? 0 : Math.min(FIRST_MS * 2 ** (restart - 2), LONGEST_MS);
}
