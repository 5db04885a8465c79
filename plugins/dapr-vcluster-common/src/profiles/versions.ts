/**
 * Release lines of vcluster with the day each stops being supported.
 * Source: the project's lifecycle table (three months active per minor, then security fixes, end of life at six months).
 */
export const RELEASE_LINES: Readonly<
  Record<string, { endOfSupport?: string; endOfLife: string }>
> = {
  '0.19': { endOfLife: '2025-07-01' },
  '0.25': { endOfLife: '2025-11-15' },
  '0.27': { endOfLife: '2026-02-12' },
  '0.35': { endOfLife: '2026-12-16' },
  '0.36': { endOfSupport: '2026-10-22', endOfLife: '2027-01-22' },
  '0.37': { endOfSupport: '2026-12-01', endOfLife: '2027-03-01' },
};

/**
 * Whether a chart version still gets fixes.
 *
 * @public
 */
export type Support = {
  state: 'supported' | 'security-only' | 'end-of-life' | 'unknown';
  endOfLife?: string;
};

/**
 * `0.36.1` becomes `[0, 36]`; undefined when it is not a version.
 *
 * @public
 */
export function minorOf(version: string): [number, number] | undefined {
  const match = /^v?(\d+)\.(\d+)\./.exec(`${version}.`);
  return match ? [Number(match[1]), Number(match[2])] : undefined;
}

/**
 * Support state of a chart version on a day. Lines older than any known one are past their end.
 *
 * @public
 */
export function supportOf(version: string | undefined, now: Date): Support {
  const minor = version ? minorOf(version) : undefined;
  if (!minor) {
    return { state: 'unknown' };
  }
  const line = RELEASE_LINES[minor.join('.')];
  const today = now.toISOString().slice(0, 10);
  if (!line) {
    const oldest = minor[0] === 0 && minor[1] < 35;
    return { state: oldest ? 'end-of-life' : 'unknown' };
  }
  if (today >= line.endOfLife) {
    return { state: 'end-of-life', endOfLife: line.endOfLife };
  }
  const securityOnly = line.endOfSupport && today >= line.endOfSupport;
  return {
    state: securityOnly ? 'security-only' : 'supported',
    endOfLife: line.endOfLife,
  };
}
