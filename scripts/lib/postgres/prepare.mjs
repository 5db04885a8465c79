import { installPackage } from '../apt.mjs';
import { findPostgres } from './find.mjs';

/**
 * Finds PostgreSQL, installing Debian's `postgresql` if there is none and we may.
 *
 * @returns {Promise<{path?: string, reason?: string}>} `path` of the folder with its programs; the reason says why
 *   there is none
 */
export async function preparePostgres({ log }) {
  const found = findPostgres();
  if (found) {
    return { path: found };
  }
  const reason = await installPackage('postgresql', {
    log,
    missing: 'PostgreSQL was not found',
  });
  const path = reason ? undefined : findPostgres();
  return path
    ? { path }
    : { reason: reason ?? 'the package postgresql has no initdb and postgres' };
}
