import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inPrivateFolder } from './inPrivateFolder';

// A process that is in the middle of something until it is killed.
void inPrivateFolder(async folder => {
  await writeFile(join(folder, 'kubeconfig'), 'token', { mode: 0o600 });
  process.send?.(folder);
  await new Promise(() => {
    setInterval(() => {}, 60_000);
  });
});
