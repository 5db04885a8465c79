import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { SourceFile } from 'backstage-plugin-dapr-vcluster-common/rules';
import globby from 'globby';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Reads files of the task's workspace, in the order of their names.
 *
 * @param path - file or glob, or several, relative to the workspace
 * @throws InputError when a path leaves the workspace (by `..` or a link) or matches nothing
 */
export async function readFiles(
  workspace: string,
  path: string | string[],
): Promise<SourceFile[]> {
  const files = new Set<string>();
  for (const pattern of [path].flat()) {
    for (const file of await match(workspace, pattern)) {
      files.add(file);
    }
  }
  return Promise.all(
    [...files].sort().map(async file => ({
      path: file,
      text: await readFile(inside(workspace, file), 'utf8'),
    })),
  );
}

/** Writes files of the workspace and the folders they are in. @throws InputError when one is outside of it. */
export async function writeFiles(
  workspace: string,
  files: readonly SourceFile[],
): Promise<void> {
  await Promise.all(
    files.map(async ({ path, text }) => {
      const file = inside(workspace, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }),
  );
}

async function match(workspace: string, pattern: string): Promise<string[]> {
  if (pattern.startsWith('/') || pattern.split(/[\\/]/).includes('..')) {
    throw leaves(pattern);
  }
  const files = await globby(pattern, {
    cwd: workspace,
    dot: true,
    followSymbolicLinks: false,
    expandDirectories: { extensions: ['yaml', 'yml', 'json'] },
  });
  if (files.length === 0) {
    throw new InputError(
      `path "${pattern}" matches no file of the workspace; an earlier step has to write it there`,
    );
  }
  return files;
}

function inside(workspace: string, file: string): string {
  try {
    return resolveSafeChildPath(workspace, file);
  } catch {
    throw leaves(file);
  }
}

function leaves(path: string): InputError {
  return new InputError(
    `path "${path}" leaves the workspace; give a path below it`,
  );
}
