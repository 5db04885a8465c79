import { readdir, rm, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IN_USE, isPrivateFolder, prefixHere } from './names';
import { DAY_MS } from '../milliseconds';

/** Nothing that runs in such a folder takes as long. */

/**
 * Removes what processes that were killed have left of {@link inPrivateFolder}. What a living process uses stays, and so
 * does for a day what cannot be told: of another machine, or without a socket.
 *
 * @returns the folders that are gone
 */
export async function removeAbandonedFolders(
  root = tmpdir(),
): Promise<string[]> {
  const names = (await readdir(root)).filter(isPrivateFolder);
  const removed = await Promise.all(
    names.map(async name => {
      const folder = join(root, name);
      try {
        if (await isAbandoned(folder, name)) {
          await rm(folder, { recursive: true, force: true });
          return [folder];
        }
      } catch {
        // It has just been removed, or belongs to somebody else.
      }
      return [];
    }),
  );
  return removed.flat();
}

async function isAbandoned(folder: string, name: string): Promise<boolean> {
  const answer = name.startsWith(prefixHere())
    ? await ask(join(folder, IN_USE))
    : 'unknown';
  if (answer !== 'unknown') {
    return answer === 'refused';
  }
  return Date.now() - (await stat(folder)).mtimeMs > DAY_MS;
}

/** Whether a process listens. One that is suspended does, too. */
function ask(path: string): Promise<'answered' | 'refused' | 'unknown'> {
  return new Promise(resolve => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve('answered');
    });
    socket.once('error', ({ code }: NodeJS.ErrnoException) => {
      resolve(code === 'ECONNREFUSED' ? 'refused' : 'unknown');
    });
  });
}
