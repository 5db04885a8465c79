import semver from 'semver';
import { minorOf } from '../../../../releaseLines';
import { RELEASE_LINES } from '../../../../releaseLines/data';
import data from './valuesSchema.data.json';

/** The versions of the chart whose schema was read, oldest first. */
const VERSIONS: readonly string[] = data.versions;

const minorAt = (index: number) => minorOf(VERSIONS[index])![1];

/** The version of the chart that values are checked for. */
export type ChartVersion = {
  /** Of the schema that it is checked by. */
  index: number;
  /** As it is named in texts, e.g. `0.36`. */
  name: string;
  minor: number;
  /** False where the schema is of a release candidate or of an older minor: the version may have further keys. */
  isExact: boolean;
};

/** Charts before this minor had no schema. */
const FIRST_MINOR = 20;

/** Compares the patches of two versions of one minor; what is no version counts as the newest. */
function isAtMost(version: string, other: string): boolean {
  const exact = semver.parse(other);
  return !exact || semver.compare(version, exact) <= 0;
}

/**
 * The version of the chart that a text asks for: an exact version, a minor (`0.36`), or a range of which Helm takes the
 * newest. Undefined where it is no version, or of a chart from before 0.20.
 */
export function chartVersionOf(text: string): ChartVersion | undefined {
  const wanted = exactOrNewest(text);
  const minor = wanted && minorOf(wanted);
  if (!wanted || !minor || isOldChart(text)) {
    return undefined;
  }
  const last = VERSIONS.length - 1;
  const name = `${minor[0]}.${minor[1]}`;
  if (minor[0] > 0 || minor[1] > minorAt(last)) {
    return { index: last, name, minor: minor[1], isExact: false };
  }
  const ofMinor = VERSIONS.map((version, index) => ({ version, index })).filter(
    ({ index }) => minorAt(index) === minor[1],
  );
  const before = ofMinor.filter(({ version }) => isAtMost(version, wanted));
  const found = before[before.length - 1] ?? ofMinor[0];
  const newest = ofMinor[ofMinor.length - 1].version;
  return {
    index: found.index,
    name,
    minor: minor[1],
    isExact:
      !semver.prerelease(found.version) &&
      (!semver.valid(wanted) || semver.compare(wanted, newest) <= 0) &&
      !mayBeNewer(text, newest),
  };
}

/** Whether a range takes a patch that came after the newest whose schema was read; there is none of a line that had ended. */
function mayBeNewer(text: string, newest: string): boolean {
  const range = semver.valid(text.trim()) ? undefined : rangeOf(text);
  const next = semver.inc(newest, 'patch');
  const minor = minorOf(newest)?.join('.');
  const line = RELEASE_LINES.vcluster.lines.find(each => each.line === minor);
  return Boolean(
    range &&
      next &&
      semver.satisfies(next, range.text) &&
      (line?.endOfLife ?? data.asOf) >= data.asOf,
  );
}

/** A longer text is no version that somebody wrote. */
const MAX_TEXT = 128;

/** Whether a text asks for a chart from before 0.20. */
export function isOldChart(text: string): boolean {
  const wanted = exactOrNewest(text);
  const minor = wanted && minorOf(wanted);
  return Boolean(minor && minor[0] === 0 && minor[1] < FIRST_MINOR);
}

/**
 * A range as Helm takes it, for the library used here: `,` is "and", as a blank is, and a minor alone is any of its patches;
 * `without` are the versions that it leaves out with `!=`.
 */
function rangeOf(given: string): { text: string; without: string[] } {
  const parts = given
    .trim()
    .replaceAll(',', ' ')
    .replaceAll('=>', '>=')
    .replaceAll('=<', '<=')
    .replace(/([<>=!~^]) +/g, '$1')
    .split(' ');
  const isLeftOut = (part: string) => part.startsWith('!=');
  const text = parts.filter(part => !isLeftOut(part)).join(' ');
  return {
    text: /^v?\d+\.\d+$/.test(text) ? `${text}.x` : text,
    without: parts.filter(isLeftOut).map(part => part.slice(2)),
  };
}

function exactOrNewest(given: string): string | undefined {
  if (given.length > MAX_TEXT) {
    return undefined;
  }
  const exact = semver.valid(given.trim());
  if (exact) {
    return exact;
  }
  const { text, without } = rangeOf(given);
  if (!semver.validRange(text)) {
    return undefined;
  }
  // A minor of which only a candidate was read stands for its releases.
  const releases = VERSIONS.map(version => version.split('-')[0]).filter(
    version => !without.some(each => semver.satisfies(version, each)),
  );
  const newest = semver.maxSatisfying(releases, text);
  if (newest || without.length > 0) {
    return newest ?? undefined;
  }
  return semver.minVersion(text)?.version;
}

/** Versions as a text: `0.20 to 0.32`, `0.33.3, 0.34.1 and newer`. */
export function versionsText(at: ReadonlyArray<readonly [number, number]>) {
  const last = VERSIONS.length - 1;
  return joined(at)
    .map(([from, to]) => {
      const first = boundary(from, from === 0 ? -1 : minorAt(from - 1));
      if (to >= last) {
        return `${first} and newer`;
      }
      const end = boundary(to, minorAt(to + 1));
      return first === end ? first : `${first} to ${end}`;
    })
    .join(', ');
}

/** Ranges of which one begins where the other ends, as one: the key had another type in between. */
function joined(at: ReadonlyArray<readonly [number, number]>) {
  const ranges: Array<readonly [number, number]> = [];
  for (const [from, to] of at) {
    const before = ranges[ranges.length - 1];
    if (before && before[1] + 1 === from) {
      ranges[ranges.length - 1] = [before[0], to];
    } else {
      ranges.push([from, to]);
    }
  }
  return ranges;
}

/** The minor alone where the range begins or ends with it, else the whole version. */
function boundary(index: number, neighbour: number): string {
  const minor = minorAt(index);
  return minor === neighbour ? VERSIONS[index] : `0.${minor}`;
}
