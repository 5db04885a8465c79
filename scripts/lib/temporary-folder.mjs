import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes a folder that is removed when this process ends, however it does.
 *
 * @param {string} prefix of its name
 * @returns {{path: string, remove: () => void, keep: () => void}} `remove` removes it earlier, `keep` leaves it there
 */
export function temporaryFolder(prefix) {
  const path = mkdtempSync(join(tmpdir(), prefix));
  const removeNow = () =>
    rmSync(path, {
      recursive: true,
      force: true,
      // Processes that have just been killed may still write into it.
      maxRetries: 20,
      retryDelay: 100,
    });
  const keep = () => process.off('exit', removeNow);
  process.once('exit', removeNow);
  return {
    path,
    keep,
    remove: () => {
      keep();
      removeNow();
    },
  };
}
