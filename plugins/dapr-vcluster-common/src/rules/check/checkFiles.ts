import { ComponentCatalogue } from '../../componentCatalogue/types';
import { applyPolicy, guardrailInfo, policyFor } from '../guardrails';
import { checkObject } from './objects/checkObject';
import { CheckedObject, checkedFilesOf } from './model/checkedFiles';
import { FileCheckContext, SourceFile } from './model/context';
import { contextFor } from './model/contextFor';
import { FileFinding, ObjectFinding, objectFinding } from './model/findings';
import { inside } from './model/inside';
import { kustomizePatches } from './model/kustomizePatches';
import { objectsIn } from './model/listItems';
import { namedObject } from './model/objectName';
import { isMap } from './model/paths';
import { namedFiles } from './vcluster/namedFiles';
import { offsetOf, positionOf } from './yaml/locate';
import { ParsedFile, parseFile } from './yaml/parse';
import { hasNote, isUnfilled, unfilledNote } from './yaml/placeholders';
import { unicodeProblems } from './yaml/unicode';

const MAX_TEXT = 400;

const PATCH = objectFinding('yaml/object', 'info', {
  path: [],
  title:
    'This is a patch of a Kustomization, which cannot be checked before it is built',
  fix: 'Build it first (kustomize build) and check the result',
});

/**
 * Checks whole files: YAML with one or more documents, of which Dapr's kinds, workloads with annotations of Dapr and
 * values of the vcluster chart are checked, each with the others known. Other objects are left alone.
 *
 * Pure, and total: whatever is wrong with a file is a finding, in the order of files and lines. No finding repeats a
 * secret.
 *
 * @public
 */
export function checkFiles(
  files: readonly SourceFile[],
  context: FileCheckContext,
  catalogue: ComponentCatalogue,
): FileFinding[] {
  const parsed = files.map(parseFile);
  const all = parsed.flatMap(objectsOf);
  const patches = kustomizePatches(all);
  const objects = all.filter(({ file }) => !patches.has(file));
  const others = checkedFilesOf(objects, context);
  const checkedFiles = {
    ...others,
    namedFiles: namedFiles(objects, others.chartSources),
  };
  return parsed.flatMap(file => {
    const findings: FileFinding[] = file.findings.map(
      ({ offset, document, ...finding }) =>
        placed(file, document, finding, offset),
    );
    file.documents.forEach(({ node, value }, document) => {
      if (value === undefined || value === null) {
        return;
      }
      if (patches.has(file.file.path)) {
        findings.push(placed(file, document, PATCH, offsetOf(node, [])));
        return;
      }
      const sources = objects.filter(
        object =>
          object.file === file.file.path && object.document === document,
      );
      const checks = isMap(value)
        ? sources.map(source =>
            checkObject(
              source,
              { ...checkedFiles, context: contextFor(source.value, context) },
              catalogue,
            ),
          )
        : [checkObject(undefined, checkedFiles, catalogue)];
      const given = checks.flatMap(({ list }, index) =>
        list.map(finding => inside(sources[index]?.at ?? [], finding)),
      );
      const known = isMap(value)
        ? given.filter(finding => !isUnfilled(finding, value))
        : given;
      findings.push(
        ...[
          ...known,
          ...(known.length < given.length && !hasNote(findings)
            ? [unfilledNote()]
            : []),
        ].map(finding =>
          placed(file, document, finding, offsetOf(node, finding.path)),
        ),
        ...(checks.some(({ isChecked }) => isChecked)
          ? unicodeProblems(node).map(({ offset, ...finding }) =>
              placed(file, document, finding, offset),
            )
          : []),
      );
    });
    return applyPolicy(findings, policyFor(context)).sort(
      (a, b) => a.line - b.line || a.column - b.column,
    );
  });
}

/** The objects of a file that can be checked. */
export function objectsOf({ file, documents }: ParsedFile): CheckedObject[] {
  return documents.flatMap(({ value }, document) =>
    isMap(value)
      ? objectsIn(value).map(object => {
          const { value: named, findings: naming } = namedObject(object.value);
          return {
            file: file.path,
            document,
            at: object.at,
            value: named,
            naming,
          };
        })
      : [],
  );
}

function placed(
  { file, lines }: ParsedFile,
  document: number,
  { path: _, ...finding }: ObjectFinding,
  offset: number,
): FileFinding {
  const source = finding.source ?? guardrailInfo(finding.ruleId)?.source;
  return {
    ...finding,
    title: shorten(finding.title),
    fix: shorten(finding.fix),
    ...(finding.field && { field: shorten(finding.field) }),
    evidence: finding.evidence.map(({ label, value }) => ({
      label: shorten(label),
      value: shorten(value),
    })),
    ...(source && { source }),
    file: file.path,
    document,
    ...positionOf(lines, offset),
  };
}

function shorten(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}
