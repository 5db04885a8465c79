import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Debian puts each major version; it is not on the PATH. */
const DEBIAN = '/usr/lib/postgresql';

const isComplete = dir =>
  ['initdb', 'postgres'].every(name => existsSync(join(dir, name)));

/**
 * The folder with PostgreSQL's `initdb` and `postgres`: on the PATH, or the newest of Debian's.
 *
 * @returns {string | undefined}
 */
export function findPostgres(env = process.env, debian = DEBIAN) {
  const onPath = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const packaged = versions
    .sort((a, b) => Number(b) - Number(a))
    .map(version => join(debian, version, 'bin'));
  return [...onPath, ...packaged].find(isComplete);
}
