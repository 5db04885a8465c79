import { InputError } from '@backstage/errors';
import { parseAllDocuments } from 'yaml';
import { readFiles } from './files';

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
  const files = await readFiles(workspace, path);
  for (const file of files) {
    checkYaml(file.text, file.path);
  }
  const documents = files.map(({ text }) => text.replace(/^---\s*\n/, ''));
  return {
    text: documents.join('\n---\n'),
    files: files.map(file => file.path),
  };
}

/** Checks manifests given as text or read from a file. */
export function checkYaml(text: string, source: string): void {
  for (const document of parseAllDocuments(text)) {
    const [error] = document.errors;
    if (!error) {
      continue;
    }
    const [start] = error.linePos ?? [];
    const where = start ? `, line ${start.line}, column ${start.col}` : '';
    throw new InputError(
      `${source}${where}: not valid YAML (${error.code}). Correct it; nothing was applied.`,
    );
  }
}
