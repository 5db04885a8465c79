/** Formats milliseconds as people say them: `0.4 s`, `12 s`, `2 min 5 s`. */
export function duration(ms) {
  const seconds = ms / 1000;
  if (seconds < 10) {
    return `${seconds.toFixed(1)} s`;
  }
  const whole = Math.round(seconds);
  return whole < 60
    ? `${whole} s`
    : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** Resolves after `ms` milliseconds. */
export const pause = ms => new Promise(resolve => setTimeout(resolve, ms));
