import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * An overlay, as `go build -overlay` reads it, under which a folder of Go source has none but the named files. That is
 * how a program is built without those of its parts that nothing here uses, and without a changed copy of its source.
 *
 * @throws Error naming a file that the folder does not have.
 */
export function leaveOut(folder: string, keep: readonly string[]) {
  const files = readdirSync(folder);
  const absent = keep.find(file => !files.includes(file));
  if (absent) throw new Error(`${folder} has no file ${absent}`);
  const Replace = Object.fromEntries(
    files
      .filter(file => file.endsWith('.go') && !keep.includes(file))
      .map(file => [join(folder, file), '']),
  );
  return { Replace };
}
