import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IN_USE, prefixHere } from './names';

/**
 * Gives work a folder that only this user can read, and removes it afterwards. A process that is killed leaves it; while
 * the process lives, a socket in it answers, so that {@link removeAbandonedFolders} can tell, whatever ids processes have.
 */
export async function inPrivateFolder<T>(
  work: (folder: string) => Promise<T>,
  root = tmpdir(),
): Promise<T> {
  const folder = await mkdtemp(join(root, prefixHere()));
  const socket = await listen(join(folder, IN_USE));
  try {
    return await work(folder);
  } finally {
    socket?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Undefined where there are no such sockets, or the path is too long for one. */
function listen(path: string): Promise<Server | undefined> {
  return new Promise(resolve => {
    const server = createServer(connection => connection.destroy());
    server.once('error', () => resolve(undefined));
    server.listen(path, () => {
      server.unref();
      resolve(server);
    });
  });
}
