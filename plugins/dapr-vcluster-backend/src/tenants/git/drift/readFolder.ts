import { UrlReaderService } from '@backstage/backend-plugin-api';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { trimEnd } from 'lodash';
import { readYaml } from '../../../platform/yaml/readYaml';

/** What the portal writes for a tenant is about 10 kB. */
const MOST_BYTES = 256 * 1024;
const MOST_FILES = 10;
const MOST_OBJECTS = 100;
/** A file in the same folder: no path and no address. */
const FILE = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}\.ya?ml$/;

/** A file or object of a folder cannot be used; the message names it. */
export class UnreadableFolderError extends Error {}

/**
 * The objects of a tenant's folder in Git: of the files that its `kustomization.yaml` lists. Bounded in number and size;
 * nothing outside of the folder is read.
 *
 * @throws UnreadableFolderError, or what the reader throws.
 */
export async function readFolder(
  reader: UrlReaderService,
  folder: string,
  signal?: AbortSignal,
): Promise<KubeObject[]> {
  const read = async (name: string) => {
    const answer = await reader.readUrl(fileUrl(folder, name), { signal });
    return parse(name, await answer.buffer());
  };
  const [kustomization] = await read('kustomization.yaml');
  const names = (kustomization as { resources?: unknown } | undefined)
    ?.resources;
  if (!Array.isArray(names) || names.length === 0) {
    throw new UnreadableFolderError(
      'kustomization.yaml lists no resources of a tenant',
    );
  }
  if (names.length > MOST_FILES) {
    throw new UnreadableFolderError(
      `kustomization.yaml lists more than ${MOST_FILES} files`,
    );
  }
  const objects: KubeObject[] = [];
  for (const name of names) {
    if (typeof name !== 'string' || !FILE.test(name)) {
      throw new UnreadableFolderError(
        'kustomization.yaml lists something other than files of its folder',
      );
    }
    for (const value of await read(name)) {
      objects.push(objectOf(value, name));
    }
  }
  if (objects.length > MOST_OBJECTS) {
    throw new UnreadableFolderError(
      `the folder has more than ${MOST_OBJECTS} objects`,
    );
  }
  return objects;
}

/** Folders are shown at `/tree/`, files are read at `/blob/` (GitHub, GitLab); others have the same address for both. */
export function fileUrl(folder: string, name: string): string {
  const url = new URL(folder);
  const path = trimEnd(url.pathname, '/').replace('/tree/', '/blob/');
  url.pathname = `${path}/${name}`;
  return url.toString();
}

function parse(name: string, content: Buffer): unknown[] {
  if (content.length > MOST_BYTES) {
    throw new UnreadableFolderError(
      `${name} has more than ${MOST_BYTES / 1024} kB`,
    );
  }
  try {
    return readYaml(content.toString('utf8')).map(({ value }) => value);
  } catch {
    throw new UnreadableFolderError(`${name} is not YAML`);
  }
}

function objectOf(value: unknown, file: string): KubeObject {
  const { apiVersion, kind, metadata } = (value ?? {}) as KubeObject;
  if (
    typeof apiVersion !== 'string' ||
    typeof kind !== 'string' ||
    typeof metadata?.name !== 'string'
  ) {
    throw new UnreadableFolderError(
      `${file} has an object without apiVersion, kind or metadata.name`,
    );
  }
  return value as KubeObject;
}
