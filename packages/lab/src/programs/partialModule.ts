import {
  chmodSync,
  copyFileSync,
  cpSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { capture } from '../../../../scripts/lib/processes/capture.mjs';

/** A module of which some source files take no part in a build. */
export type PartialModule = {
  module: string;
  /** Folder inside the module. */
  folder: string;
  /** The only Go files of that folder that take part. */
  keep: readonly string[];
};

/**
 * Copies a module to a folder, all but the files that take no part: Go's own copies are read-only and may not be
 * overlaid.
 *
 * @throws Error naming a file to keep that the module does not have.
 */
export function copyPart(
  source: string,
  target: string,
  { folder, keep }: PartialModule,
): void {
  const files = readdirSync(join(source, folder));
  const absent = keep.find(file => !files.includes(file));
  if (absent) {
    throw new Error(`${join(source, folder)} has no file ${absent}`);
  }
  cpSync(source, target, { recursive: true });
  makeWritable(target);
  for (const file of files) {
    if (file.endsWith('.go') && !keep.includes(file)) {
      rmSync(join(target, folder, file));
    }
  }
}

/** Go's copies forbid writing, and so removing. */
function makeWritable(path: string) {
  const isFolder = statSync(path).isDirectory();
  chmodSync(path, isFolder ? 0o755 : 0o644);
  if (isFolder) {
    readdirSync(path).forEach(name => makeWritable(join(path, name)));
  }
}

/**
 * Writes a go.mod, and its go.sum beside it, in which a module is the one in a folder.
 *
 * @returns path for `go build -modfile`
 */
export async function redirectModule(
  family: string,
  module: string,
  folder: string,
  into: string,
): Promise<string> {
  const file = join(into, 'redirected.mod');
  copyFileSync(join(family, 'go.mod'), file);
  copyFileSync(join(family, 'go.sum'), join(into, 'redirected.sum'));
  await capture('go', ['mod', 'edit', '-replace', `${module}=${folder}`, file]);
  return file;
}
