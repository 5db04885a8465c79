import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import globby from 'globby';
import { readFile } from 'node:fs/promises';
import { parseAllDocuments } from 'yaml';

/** Text of manifests and the files it came from (relative to the workspace). */
export type Manifests = { text: string; files: string[] };

/**
 * Reads YAML files of the task's workspace as one text, in the order of their names.
 *
 * @param path - file or glob, or several, relative to the workspace
 * @throws InputError when a path leaves the workspace (by `..` or a link), matches nothing, or holds malformed YAML
 */
export async function readManifests(
  workspace: string,
  path: string | string[],
): Promise<Manifests> {
  const files = new Set<string>();
  for (const pattern of [path].flat()) {
    for (const file of await match(workspace, pattern)) files.add(file);
  }
  const sorted = [...files].sort();
  const texts = await Promise.all(sorted.map(file => read(workspace, file)));
  const documents = texts.map(text => text.replace(/^---\s*\n/, ''));
  return { text: documents.join('\n---\n'), files: sorted };
}

/** Checks manifests given as text or read from a file. */
export function checkYaml(text: string, source: string): void {
  for (const document of parseAllDocuments(text)) {
    const [error] = document.errors;
    if (!error) continue;
    const [start] = error.linePos ?? [];
    const where = start ? `, line ${start.line}, column ${start.col}` : '';
    throw new InputError(
      `${source}${where}: not valid YAML (${error.code}). Correct it; nothing was applied.`,
    );
  }
}

async function match(workspace: string, pattern: string): Promise<string[]> {
  if (pattern.startsWith('/') || pattern.split(/[\\/]/).includes('..')) {
    throw new InputError(
      `path "${pattern}" leaves the workspace; give a path below it`,
    );
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

async function read(workspace: string, file: string): Promise<string> {
  let safe: string;
  try {
    safe = resolveSafeChildPath(workspace, file);
  } catch {
    throw new InputError(
      `path "${file}" leaves the workspace; give a path below it`,
    );
  }
  const text = await readFile(safe, 'utf8');
  checkYaml(text, file);
  return text;
}
