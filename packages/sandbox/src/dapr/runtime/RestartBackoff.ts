/** How kubelet spaces the restarts of a container that keeps ending. */
export type RestartPolicy = {
  firstMs: number;
  longestMs: number;
  /** After a run this long the spacing starts again. */
  resetAfterMs: number;
};

/** Kubelet's own: 10 s, doubling up to 5 minutes, forgotten after 10 minutes of running. */
export const KUBELET_RESTARTS: RestartPolicy = {
  firstMs: 10_000,
  longestMs: 300_000,
  resetAfterMs: 600_000,
};

/** The pause before restart number `restart` (1 is the first, which comes at once). */
export function pauseBeforeRestart(policy: RestartPolicy, restart: number) {
  return restart <= 1
    ? 0
    : Math.min(policy.firstMs * 2 ** (restart - 2), policy.longestMs);
}

/** A pause as kubelet writes it: `10s`, `2m40s`. */
export function formatPause(ms: number) {
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes ? `${minutes}m${seconds % 60}s` : `${seconds}s`;
}
