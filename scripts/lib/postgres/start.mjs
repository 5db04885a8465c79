import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../failure.mjs';
import { capture } from '../processes/capture.mjs';
import { Service } from '../processes.mjs';
import { waitFor } from '../wait.mjs';

const START_TIMEOUT_MS = 60_000;

/** Two portals and what a test asks besides, several at once. */
const CONNECTIONS = 300;

/**
 * A PostgreSQL of its own, empty, only reachable through a socket in a folder that goes with it.
 *
 * @param {{bin: string, log: string}} options `bin` is the folder with its programs
 * @returns {Promise<{major: number, connectionString: string, remove: () => void, stop: () => Promise<void>}>}
 *   `remove` takes its folder away at once, while it ends
 * @throws Failure when it cannot be started
 */
export async function startPostgres({ bin, log }) {
  const dir = mkdtempSync(join(tmpdir(), 'postgres-'));
  const remove = () => rmSync(dir, { recursive: true, force: true });
  // A run that is broken off stops the process, and then ends.
  process.once('exit', remove);
  try {
    const service = await startIn(dir, { bin, log });
    const version = await capture(join(bin, 'postgres'), ['--version']);
    return {
      major: Number(/\d+/.exec(version)?.[0]),
      connectionString: `postgresql://postgres@/postgres?host=${dir}`,
      remove,
      stop: async () => {
        await service.stop();
        process.off('exit', remove);
        remove();
      },
    };
  } catch (error) {
    process.off('exit', remove);
    remove();
    throw error;
  }
}

async function startIn(dir, { bin, log }) {
  const data = join(dir, 'data');
  mkdirSync(data, { mode: 0o700 });
  const user = await unprivilegedUser();
  if (user) {
    await capture('chown', ['-R', user.name, dir]);
    // Who runs the tests opens the socket; nobody else gets into the folder.
    chmodSync(dir, 0o700);
  }
  await capture(
    ...asUser(user, join(bin, 'initdb'), [
      ...['--pgdata', data, '--username', 'postgres', '--auth', 'trust'],
      ...['--encoding', 'UTF8', '--locale', 'C', '--no-sync'],
    ]),
    { cwd: dir },
  );
  const [command, args] = asUser(user, join(bin, 'postgres'), [
    ...['-D', data, '-k', dir, '-h', '', '-p', '5432'],
    // What is lost when the machine stops is not needed any more.
    ...['-c', 'fsync=off', '-c', 'synchronous_commit=off'],
    ...['-c', 'full_page_writes=off', '-c', `max_connections=${CONNECTIONS}`],
  ]);
  let accepts = false;
  const service = new Service({
    name: 'PostgreSQL',
    command,
    args,
    cwd: dir,
    env: process.env,
    log,
    onLine: line => {
      accepts ||= line.includes('ready to accept connections');
    },
  });
  await waitFor(async () => accepts, {
    what: 'The start of PostgreSQL',
    timeoutMs: START_TIMEOUT_MS,
    everyMs: 50,
    evidence: () => service.tail(),
  });
  return service;
}

/** PostgreSQL refuses to run as root. */
async function unprivilegedUser() {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  for (const name of ['postgres', 'nobody']) {
    const uid = await capture('id', ['-u', name]).catch(() => undefined);
    const gid = await capture('id', ['-g', name]).catch(() => undefined);
    if (uid && gid) {
      return { name, uid: uid.trim(), gid: gid.trim() };
    }
  }
  throw new Failure(
    'PostgreSQL does not run as root, and there is neither a user "postgres" nor "nobody" to run it as',
  );
}

/** @returns {[command: string, args: string[]]} */
function asUser(user, program, args) {
  return user
    ? [
        'setpriv',
        [
          ...[`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'],
          // It ends with this process, also when that is killed.
          ...['--pdeathsig', 'INT', program, ...args],
        ],
      ]
    : [program, args];
}
