const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** Bytes as people read them: `1.5 GiB`. */
export function bytesText(bytes: number): string {
  const power = Math.min(
    bytes >= 1 ? Math.floor(Math.log2(bytes) / 10) : 0,
    UNITS.length - 1,
  );
  return `${rounded(bytes / 2 ** (10 * power))} ${UNITS[power]}`;
}

/** Cores as Kubernetes writes them: `250m` below one, else `1.5`. */
export function coresText(cores: number): string {
  return cores < 1 ? `${Math.round(cores * 1000)}m` : rounded(cores);
}

/** At most one digit behind the point, and none that says nothing. */
function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}
