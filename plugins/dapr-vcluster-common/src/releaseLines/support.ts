import type { Support } from '../contract';
import {
  ProductLines,
  RELEASE_LINES,
  ReleasedProduct,
  ReleaseLine,
} from './data';
import { minorOf } from './minorOf';

const DAY_MS = 24 * 60 * 60 * 1000;
/** After so many days, newer lines are likely that are not known here. */
const MOST_DAYS = 90;

const dayOf = (now: Date) => now.toISOString().slice(0, 10);

const numbers = ({ line }: ReleaseLine) => minorOf(line)!;

/** Negative when `a` is the older line. */
function compare(
  [major, minor]: [number, number],
  [otherMajor, otherMinor]: [number, number],
): number {
  return major - otherMajor || minor - otherMinor;
}

/** The day of the oldest look at a source. */
function oldestCheck({ lines }: ProductLines): string {
  return lines.map(({ checkedOn }) => checkedOn).sort()[0];
}

function hasEnded(
  { endOfLife }: ReleaseLine,
  { endOfLifeIsSupported }: ProductLines,
  today: string,
): boolean {
  if (endOfLife === null) {
    return false;
  }
  return endOfLifeIsSupported ? today > endOfLife : today >= endOfLife;
}

/** Whether the newest line may still be the newest: it was looked up at most 90 days ago. */
function isRecent({ checkedOn }: ReleaseLine, today: string): boolean {
  return Date.parse(today) - Date.parse(checkedOn) <= MOST_DAYS * DAY_MS;
}

function stateOf(
  line: ReleaseLine,
  product: ProductLines,
  today: string,
): Support['state'] {
  if (hasEnded(line, product, today)) {
    return 'end-of-life';
  }
  if (line.securityOnly !== null && today >= line.securityOnly) {
    return 'security-only';
  }
  const { lines, newestSupported } = product;
  if (line.endOfLife !== null) {
    return 'supported';
  }
  return newestSupported !== undefined &&
    isRecent(line, today) &&
    lines.indexOf(line) >= lines.length - newestSupported
    ? 'supported'
    : 'unknown';
}

/** Versions that come before the release of their line; other additions, such as `-gke.1`, are of a vendor. */
const PRE_RELEASE =
  /^v?\d+\.\d+\.\d+-(?:alpha|beta|rc|next|pre|preview|dev|edge|snapshot|nightly|canary)(?![a-z])/i;

/**
 * Whether a version gets fixes on a day, and as of which day that is known. A version older than every known line is past
 * its end of life, where the oldest of them is; one of a line that is not known, or newer, is unknown, and so is one that is no
 * release yet.
 *
 * @public
 */
export function supportOf(
  product: ReleasedProduct,
  version: string | undefined,
  now: Date,
): Support {
  const known = RELEASE_LINES[product];
  const asOf = oldestCheck(known);
  const minor = version === undefined ? undefined : minorOf(version);
  if (!minor) {
    return { state: 'unknown', asOf };
  }
  const line = known.lines.find(each => compare(numbers(each), minor) === 0);
  if (!line) {
    const [oldest] = known.lines;
    const isOlder = compare(minor, numbers(oldest)) < 0;
    const hasEnd = isOlder && hasEnded(oldest, known, dayOf(now));
    return { state: hasEnd ? 'end-of-life' : 'unknown', asOf };
  }
  const state = stateOf(line, known, dayOf(now));
  return {
    state:
      state !== 'end-of-life' && PRE_RELEASE.test(version!) ? 'unknown' : state,
    ...(line.endOfLife !== null && { endOfLife: line.endOfLife }),
    asOf: line.checkedOn,
  };
}

/**
 * The oldest line that gets fixes on a day, as `1.17`; undefined when none is known to.
 *
 * @public
 */
export function oldestSupportedLine(
  product: ReleasedProduct,
  now: Date,
): string | undefined {
  const known = RELEASE_LINES[product];
  return known.lines.find(line =>
    ['supported', 'security-only'].includes(stateOf(line, known, dayOf(now))),
  )?.line;
}
