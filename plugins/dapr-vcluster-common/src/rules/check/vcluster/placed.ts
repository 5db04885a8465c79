import { FileCheckContext } from '../model/context';
import { EditOperation, ObjectFinding } from '../model/findings';
import { isMap, JsonMap, ObjectPath, pathText, valueAt } from '../model/paths';
import { isOverlay, VclusterDependency } from '../model/vclusterDependency';
import { parseFile } from '../yaml/parse';
import { carriedValues, CarriedValues } from './carried';
import { checkVclusterValues } from './check';
import { isVclusterValues, ownValuesPath } from './values';

/**
 * Findings about the values of the vcluster chart that a document is or has inside; undefined when it is no values and has
 * none. Values inside an object are checked for the version of the chart beside them, those of a chart that depends on that of
 * vcluster for the version that its Chart.yaml names, values of their own for the tenant's.
 */
export function vclusterFindings(
  document: JsonMap,
  { profile, chartVersion }: FileCheckContext,
  file?: string,
  dependency?: VclusterDependency,
): ObjectFinding[] | undefined {
  const ofDependency = dependency && valueAt(document, [dependency.key]);
  if (dependency && isMap(ofDependency)) {
    const context = {
      profile,
      chartVersion: dependency.chartVersion ?? '*',
      isPartial: isOverlay(file ?? ''),
    };
    return moved([dependency.key], checkVclusterValues(ofDependency, context));
  }
  // Before 0.20, `vcluster` was a key of the chart itself.
  const path = ownValuesPath(document);
  if (path) {
    const values = valueAt(document, path) as JsonMap;
    return moved(path, checkVclusterValues(values, { profile, chartVersion }));
  }
  if (isVclusterValues(document, file)) {
    return checkVclusterValues(document, { profile, chartVersion });
  }
  const carried = carriedValues(document);
  return carried.length > 0
    ? carried.flatMap(each => carriedFindings(document, each, profile))
    : undefined;
}

function carriedFindings(
  document: JsonMap,
  { path, chartVersion, isPartial, isTemplate = false }: CarriedValues,
  profile: FileCheckContext['profile'],
): ObjectFinding[] {
  if (chartVersion === undefined) {
    return [];
  }
  const context = { profile, chartVersion, isPartial };
  const given = valueAt(document, path);
  const values = typeof given === 'string' ? readValues(given) : given;
  if (!isMap(values)) {
    return [];
  }
  const findings = checkVclusterValues(values, context).filter(
    ({ path: inner }) => !isTemplate || !isFilledIn(values, inner),
  );
  return typeof given === 'string'
    ? findings.map(finding => inText(path, finding))
    : moved(path, findings);
}

/** Whether a template fills in a value, or the key or the map that it is in: what it will be is not known. */
function isFilledIn(values: JsonMap, path: ObjectPath): boolean {
  return path.some((part, at) => {
    const value = valueAt(values, path.slice(0, at + 1));
    return [part, value].some(
      text => typeof text === 'string' && text.includes('{{'),
    );
  });
}

/** YAML inside of a text; undefined where it is no map. */
function readValues(text: string): JsonMap | undefined {
  const { documents } = parseFile({ path: '', text });
  const value = documents[0]?.value;
  return isMap(value) ? value : undefined;
}

/** Findings about values, as findings about what has them at a path. */
function moved(path: ObjectPath, findings: ObjectFinding[]): ObjectFinding[] {
  return findings.map(({ edit, ...finding }) => ({
    ...finding,
    path: [...path, ...finding.path],
    field: pathText([...path, ...finding.path]),
    ...(edit && {
      edit: {
        ...edit,
        operations: edit.operations.map(each => below(path, each)),
      },
    }),
  }));
}

function below(path: ObjectPath, operation: EditOperation): EditOperation {
  return { ...operation, path: [...path, ...operation.path] };
}

/** Nothing inside of a text has a place of its own, and an edit would not keep how it is written. */
function inText(
  path: ObjectPath,
  { edit: _, ...finding }: ObjectFinding,
): ObjectFinding {
  return {
    ...finding,
    path,
    field: pathText([...path, ...finding.path]),
  };
}
