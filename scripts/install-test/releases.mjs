import { readFileSync } from 'node:fs';
import { Failure } from '../lib/failure.mjs';

const FILE = new URL('./compatibility.data.json', import.meta.url);

/** Releases of Backstage, newest first, with the version of create-app that makes one. */
export const RELEASES = JSON.parse(readFileSync(FILE, 'utf8')).backstage;

/**
 * The release that a test installs into.
 *
 * @param {string | undefined} version of Backstage; `newest` raises its packages to the latest of the registry
 * @returns {{backstage: string, createApp: string, newest: boolean, oldest: boolean}} `oldest`: the first that the ranges
 *   of our packages are for
 * @throws Failure naming the releases that are known
 */
export function chooseRelease(version) {
  const [latest] = RELEASES;
  if (version === undefined || version === 'newest') {
    return { ...latest, newest: version === 'newest', oldest: false };
  }
  const found = RELEASES.find(({ backstage }) => backstage === version);
  if (!found) {
    const known = RELEASES.map(({ backstage }) => backstage).join(', ');
    throw new Failure(
      `--backstage is "${version}"; known releases: ${known}, newest.`,
    );
  }
  return { ...found, newest: false, oldest: found === RELEASES.at(-1) };
}
