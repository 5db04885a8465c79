import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Failure } from '../lib/failure.mjs';

const PROJECT = 'declarations.json';

/**
 * Checks the declarations of packages with the packages of Backstage that are installed beside them; a portal's own type
 * check leaves out those of packages.
 *
 * @param {{root: string, names: string[], tsc: (project: string) => Promise<void>, log: string}} app `tsc` writes to the
 *   log and rejects when there are errors
 * @returns {Promise<number>} files
 * @throws Failure with the errors in these packages; those of other packages are theirs
 */
export async function checkDeclarations({ root, names, tsc, log }) {
  const files = names.flatMap(name => declarationsOf(root, name));
  writeFileSync(join(root, PROJECT), project(files));
  try {
    await tsc(PROJECT);
  } catch (failure) {
    const errors = errorsIn(readFileSync(log, 'utf8'), names);
    if (errors.length > 0) {
      throw new Failure('The declarations do not fit this Backstage', errors);
    }
    if (!/error TS\d+/.test(readFileSync(log, 'utf8'))) {
      throw failure;
    }
  }
  return files.length;
}

/** Lines of the compiler's output that are about the declarations of packages. */
export function errorsIn(output, names) {
  const own = names.map(name => `node_modules/${name}/`);
  return output
    .split('\n')
    .filter(
      line => /error TS\d+/.test(line) && own.some(path => line.includes(path)),
    );
}

function declarationsOf(root, name) {
  const dist = join(root, 'node_modules', name, 'dist');
  return existsSync(dist)
    ? readdirSync(dist, { recursive: true })
        .filter(file => file.endsWith('.d.ts'))
        .map(file => relative(root, join(dist, file)))
    : [];
}

function project(files) {
  return JSON.stringify({
    extends: './tsconfig.json',
    include: [],
    files,
    compilerOptions: { skipLibCheck: false, noEmit: true, incremental: false },
  });
}
