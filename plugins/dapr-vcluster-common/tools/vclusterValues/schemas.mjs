import { execFileSync } from 'node:child_process';

/** Where the chart keeps the schema of its values. */
const SCHEMA = 'chart/values.schema.json';

/** The first minor with one chart and a closed schema. */
const FIRST_MINOR = 20;

function git(repository, ...args) {
  return execFileSync('git', ['-C', repository, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
}

const numbers = tag => {
  const match = /^v0\.(\d+)\.(\d+)(-rc\.(\d+))?$/.exec(tag);
  return (
    match && {
      minor: Number(match[1]),
      patch: Number(match[2]),
      candidate: match[4] === undefined ? undefined : Number(match[4]),
    }
  );
};

/**
 * The versions to read, oldest first: every final one from 0.20 on, and of a minor without a final one the newest
 * release candidate.
 */
export function versionsIn(repository) {
  const known = git(repository, 'tag')
    .split('\n')
    .flatMap(tag => {
      const read = numbers(tag);
      return read && read.minor >= FIRST_MINOR ? [{ tag, ...read }] : [];
    })
    .sort(
      (a, b) =>
        a.minor - b.minor ||
        a.patch - b.patch ||
        (a.candidate ?? Infinity) - (b.candidate ?? Infinity),
    );
  const isFinal = version => version.candidate === undefined;
  const finals = new Set(known.filter(isFinal).map(({ minor }) => minor));
  const candidates = known.filter(({ minor }) => !finals.has(minor));
  const newest = new Map(candidates.map(version => [version.minor, version]));
  return [...known.filter(isFinal), ...newest.values()].sort(
    (a, b) => a.minor - b.minor || a.patch - b.patch,
  );
}

/** The schema of a version. */
export function schemaAt(repository, tag) {
  return JSON.parse(git(repository, 'show', `${tag}:${SCHEMA}`));
}

/** The day of a version, as `2026-08-21`. */
export function dayOf(repository, tag) {
  return git(repository, 'log', '-1', '--format=%cs', tag).trim();
}
