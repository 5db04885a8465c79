import { existsSync, readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';

const TIMEOUT_MS = 2_000;
const AGAIN_MS = 20;

/**
 * Removes a cgroup and those below it; nothing happens when it is not there. The kernel takes a moment to forget
 * processes that have just ended.
 *
 * @throws Error when processes are still in it.
 */
export async function removeCgroup(folder: string): Promise<void> {
  if (!existsSync(folder)) {
    return;
  }
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) {
      await removeCgroup(join(folder, entry.name));
    }
  }
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    try {
      rmdirSync(folder);
      return;
    } catch (error) {
      const busy = (error as NodeJS.ErrnoException).code === 'EBUSY';
      if (!busy || Date.now() > deadline) {
        throw error;
      }
      await new Promise(resolve => setTimeout(resolve, AGAIN_MS));
    }
  }
}
