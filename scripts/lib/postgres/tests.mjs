import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { ROOT } from '../paths.mjs';

/** What takes a PostgreSQL when there is one: Backstage's test utilities, and our own. */
const TAKES_POSTGRES = /\b(TestDatabases\.create|postgresUrl|EmptyDatabase)\b/;

const IMPORT = /^(?:import|export) (?!type\b)[^;]*?from '(\.[^']+)';$/gm;

const HELPERS = `${sep}__testUtils__${sep}`;

/** Folders of all packages. */
const packages = root =>
  ['plugins', 'packages'].flatMap(parent =>
    readdirSync(join(root, parent)).map(name => join(root, parent, name)),
  );

/**
 * The test files that use PostgreSQL when there is one, themselves or through helpers in folders `__testUtils__`.
 *
 * @returns {string[]} paths relative to the root, sorted
 */
export function postgresTests(root = ROOT) {
  const known = new Map();
  return packages(root)
    .map(dir => join(dir, 'src'))
    .filter(existsSync)
    .flatMap(src =>
      readdirSync(src, { recursive: true })
        .filter(name => name.endsWith('.test.ts'))
        .map(name => join(src, name)),
    )
    .filter(file => takesPostgres(file, known))
    .map(file => relative(root, file))
    .sort();
}

/** @param {Map<string, boolean>} known files that were looked at; helpers may import each other */
function takesPostgres(file, known) {
  if (!known.has(file)) {
    known.set(file, false);
    const text = readFileSync(file, 'utf8');
    known.set(
      file,
      TAKES_POSTGRES.test(text) ||
        helpersOf(file, text).some(helper => takesPostgres(helper, known)),
    );
  }
  return known.get(file);
}

function helpersOf(file, text) {
  return [...text.matchAll(IMPORT)]
    .map(([, path]) => resolve(dirname(file), path))
    .flatMap(path => [`${path}.ts`, join(path, 'index.ts')])
    .filter(path => path.includes(HELPERS) && existsSync(path));
}
