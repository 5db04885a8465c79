import { objectsOf } from './checkFiles';
import { SourceFile } from './model/context';
import { namespaceIn } from './model/contextFor';
import { podTemplatePaths } from './model/podTemplate';
import { parseFile } from './yaml/parse';

/**
 * Virtual namespaces that Dapr resources and workloads in files name, each once: those that a check of them needs to know.
 *
 * @public
 */
export function fileNamespaces(files: readonly SourceFile[]): string[] {
  const named = files
    .map(parseFile)
    .flatMap(objectsOf)
    .filter(
      ({ value }) =>
        String(value.apiVersion).startsWith('dapr.io/') ||
        podTemplatePaths(value).length > 0,
    )
    .flatMap(({ value }) => namespaceIn(value) ?? []);
  return [...new Set(named)];
}
