import { FileFinding, ObjectFinding } from './model/findings';
import { SourceFile } from './model/context';
import { offsetOf, positionOf } from './yaml/locate';
import { parseFile } from './yaml/parse';

/**
 * Findings about the first object of a file, with the line and column their paths are at.
 *
 * @public
 */
export function locateFindings(
  file: SourceFile,
  findings: readonly ObjectFinding[],
): FileFinding[] {
  if (findings.length === 0) {
    return [];
  }
  const { documents, lines } = parseFile(file);
  return findings.map(({ path, ...finding }) => ({
    ...finding,
    file: file.path,
    document: 0,
    ...(documents[0]
      ? positionOf(lines, offsetOf(documents[0].node, path))
      : { line: 1, column: 1 }),
  }));
}
