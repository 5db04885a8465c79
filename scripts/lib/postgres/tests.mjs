import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { ROOT } from '../paths.mjs';

/** What takes a PostgreSQL when there is one: Backstage's test utilities, and what starts whole portals. */
const TAKES_DATABASE = /\bTestDatabases\.create\b/;
const STARTS_PORTALS = /\b(postgresUrl|EmptyDatabase)\b/;

const IMPORT = /^(?:import|export) (?!type\b)[^;]*?from '(\.[^']+)';$/gm;

const HELPERS = `${sep}__testUtils__${sep}`;

/** Folders of all packages. */
const packages = root =>
  ['plugins', 'packages'].flatMap(parent =>
    readdirSync(join(root, parent)).map(name => join(root, parent, name)),
  );

/**
 * The test files that use PostgreSQL when there is one, themselves or through helpers in folders `__testUtils__`: those of
 * databases, and the others, which start whole portals.
 *
 * @returns {{databases: string[], portals: string[]}} paths relative to the root, sorted
 */
export function postgresTests(root = ROOT) {
  const databases = testsWith(TAKES_DATABASE, root);
  const portals = testsWith(STARTS_PORTALS, root);
  return {
    databases,
    portals: portals.filter(file => !databases.includes(file)),
  };
}

function testsWith(pattern, root) {
  const known = new Map();
  return packages(root)
    .map(dir => join(dir, 'src'))
    .filter(existsSync)
    .flatMap(src =>
      readdirSync(src, { recursive: true })
        .filter(name => name.endsWith('.test.ts'))
        .map(name => join(src, name)),
    )
    .filter(file => has(pattern, file, known))
    .map(file => relative(root, file))
    .sort();
}

/** @param {Map<string, boolean>} known files that were looked at; helpers may import each other */
function has(pattern, file, known) {
  if (!known.has(file)) {
    known.set(file, false);
    const text = readFileSync(file, 'utf8');
    known.set(
      file,
      pattern.test(text) ||
        helpersOf(file, text).some(helper => has(pattern, helper, known)),
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
