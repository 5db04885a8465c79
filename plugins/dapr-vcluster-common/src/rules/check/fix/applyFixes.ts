import { Document, LineCounter, parseAllDocuments } from 'yaml';
import { TextEdit, FileFinding } from '../model/findings';
import { SourceFile } from '../model/context';
import { KUBERNETES_YAML } from '../yaml/kubernetesYaml';
import { applyOperation } from './operations';
import { writeDocuments } from './writeDocuments';

/**
 * Files after fixing, and what became of each finding that had a change.
 *
 * @public
 */
export type FixResult = {
  /** All files, changed or not, in their order. */
  files: SourceFile[];
  /** Findings whose change was made. */
  applied: FileFinding[];
  /** Findings whose change could not be made, because of aliases or of what stands in its place. */
  skipped: FileFinding[];
  /** What is left to do by hand. */
  notes: string[];
};

type Fixable = FileFinding & { edit: TextEdit };

/**
 * Makes the changes findings come with, on the YAML documents themselves: comments and order stay. Findings without a
 * change are left. Files nothing is changed in stay as they are to the letter.
 *
 * The findings must be those of these files, see `checkFiles`.
 *
 * @public
 */
export function applyFixes(
  files: readonly SourceFile[],
  findings: readonly FileFinding[],
): FixResult {
  const result: FixResult = { files: [], applied: [], skipped: [], notes: [] };
  for (const file of files) {
    const fixable = findings.filter(
      (finding): finding is Fixable =>
        finding.file === file.path && finding.edit !== undefined,
    );
    result.files.push(
      fixable.length > 0 ? fixFile(file, fixable, result) : file,
    );
  }
  result.notes = [
    ...new Set(result.applied.flatMap(({ edit }) => edit?.note ?? [])),
  ];
  return result;
}

function fixFile(
  file: SourceFile,
  findings: Fixable[],
  result: FixResult,
): SourceFile {
  const documents = parseAllDocuments(file.text, {
    ...KUBERNETES_YAML,
    lineCounter: new LineCounter(),
  }) as Document.Parsed[];
  const changed = new Set<number>();
  for (const finding of findings) {
    const document = documents[finding.document];
    if (
      document &&
      document.errors.length === 0 &&
      tryEdit(document, finding.edit)
    ) {
      changed.add(finding.document);
      result.applied.push(finding);
    } else {
      result.skipped.push(finding);
    }
  }
  if (changed.size === 0) {
    return file;
  }
  return { ...file, text: writeDocuments(file.text, documents) };
}

/** All of an edit or nothing of it. */
function tryEdit(document: Document.Parsed, edit: TextEdit): boolean {
  const before = document.contents?.clone();
  const done = edit.operations.every(operation =>
    applyOperation(document, operation),
  );
  if (!done && before) {
    document.contents = before as typeof document.contents;
  }
  return done;
}
