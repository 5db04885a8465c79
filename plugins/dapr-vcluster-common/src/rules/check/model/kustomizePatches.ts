import { isMap, JsonMap, valueAt } from './paths';

const NAMES = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/;

const isKustomization = (file: string, { apiVersion, kind }: JsonMap) =>
  typeof apiVersion === 'string'
    ? apiVersion.startsWith('kustomize.config.k8s.io/')
    : kind === undefined && NAMES.test(file);

/** A path beside a file; undefined for a text of several lines, and for a path that leaves the folders. */
function beside(file: string, path: unknown): string | undefined {
  if (typeof path !== 'string' || path.includes('\n')) {
    return undefined;
  }
  const parts = file.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) {
        return undefined;
      }
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts.join('/');
}

/**
 * Files that a Kustomization among the files names as patches: parts of objects, which are whole only after `kustomize
 * build`.
 */
export function kustomizePatches(
  objects: ReadonlyArray<{ file: string; value: JsonMap }>,
): Set<string> {
  const found = objects
    .filter(({ file, value }) => isKustomization(file, value))
    .flatMap(({ file, value }) =>
      ['patches', 'patchesJson6902', 'patchesStrategicMerge'].flatMap(key => {
        const list = valueAt(value, [key]);
        return (Array.isArray(list) ? list : []).map(each =>
          beside(file, isMap(each) ? each.path : each),
        );
      }),
    );
  return new Set(found.flatMap(path => path ?? []));
}
