import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';

const PACKAGE = join(ROOT, 'node_modules', 'better-sqlite3');
const PROBE = `new (require(${JSON.stringify(PACKAGE)}))(':memory:').close()`;

const LIST = new Intl.ListFormat('en-GB');

const TOOLS = [
  { what: 'a C++ compiler', commands: ['c++', 'g++', 'clang++'] },
  { what: 'make', commands: ['make', 'gmake'] },
  { what: 'Python 3', commands: ['python3'] },
];

const works = (command, args, env) =>
  spawnSync(command, args, { env, stdio: 'ignore' }).status === 0;

/** What a native build needs and this machine lacks, in words. */
export function missingBuildTools(env = process.env) {
  return TOOLS.filter(
    ({ commands }) => !commands.some(name => works(name, ['--version'], env)),
  ).map(({ what }) => what);
}

/**
 * Makes sure that the SQLite library loads. It comes ready for the usual
 * platforms; elsewhere it is compiled.
 *
 * @returns {Promise<string>} how it got there, in words
 * @throws Failure naming the build tools that are missing
 */
export async function prepareSqlite({ toolchain, log }) {
  const { node, env } = toolchain;
  if (works(node, ['-e', PROBE], env)) {
    return 'ready-made';
  }
  const missing = missingBuildTools(env);
  if (missing.length > 0) {
    const verb = missing.length === 1 ? 'is' : 'are';
    throw new Failure(
      `SQLite has to be compiled on this machine, and ${LIST.format(
        missing,
      )} ${verb} missing; install the build tools (Debian: apt-get install build-essential python3; macOS: xcode-select --install) and run this command again.`,
    );
  }
  await run({
    sentence: 'SQLite could not be compiled',
    name: 'node-gyp',
    node,
    args: [
      join(ROOT, 'node_modules/node-gyp/bin/node-gyp.js'),
      'rebuild',
      '--release',
      '--force_build=1',
    ],
    cwd: PACKAGE,
    env,
    log,
  });
  return 'compiled';
}
