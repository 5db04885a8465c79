const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** Formats bytes: `1.5 GiB`. */
export function bytesText(bytes: number): string {
  const power = Math.min(
    bytes >= 1 ? Math.floor(Math.log2(bytes) / 10) : 0,
    UNITS.length - 1,
  );
  return `${rounded(bytes / 2 ** (10 * power))} ${UNITS[power]}`;
}

/** Formats cores like Kubernetes: `250m` below one core, otherwise `1.5`. */
export function coresText(cores: number): string {
  return cores < 1 ? `${Math.round(cores * 1000)}m` : rounded(cores);
}

/** At most one decimal place, without a trailing zero. */
function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}
