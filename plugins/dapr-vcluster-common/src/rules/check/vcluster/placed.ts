import { FileCheckContext } from '../model/context';
import { ChartSource } from '../model/chartSources';
import { EditOperation, ObjectFinding, objectFinding } from '../model/findings';
import { isMap, JsonMap, ObjectPath, pathText, valueAt } from '../model/paths';
import { isOverlay, VclusterDependency } from '../model/vclusterDependency';
import { parseFile } from '../yaml/parse';
import { carriedValues } from './carried';
import { CarriedValues } from './carrier';
import { checkVclusterValues } from './check';
import { isVclusterValues, ownValuesPath } from './values';

/** What is known about a document besides what is in it. */
export type ValuesPlace = {
  /** Its file. */
  file?: string;
  /** How the chart in its folder depends on that of vcluster. */
  dependency?: VclusterDependency;
  /** Whether it is values of a chart that has nothing to do with vcluster. */
  isOfOtherChart?: boolean;
  /** Sources of charts beside it. */
  sources?: ReadonlyMap<string, ChartSource>;
};

/**
 * Findings about the values of the vcluster chart that a document is or has inside; undefined when it is no values and has
 * none. Values inside an object are checked for the version of the chart beside them, those of a chart that depends on that of
 * vcluster for the version that its Chart.yaml names, values of their own for the tenant's.
 */
export function vclusterFindings(
  document: JsonMap,
  { profile, chartVersion }: FileCheckContext,
  { file, dependency, isOfOtherChart = false, sources }: ValuesPlace = {},
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
  if (!isOfOtherChart) {
    // Before 0.20, `vcluster` was a key of the chart itself.
    const path = ownValuesPath(document);
    if (path) {
      const values = valueAt(document, path) as JsonMap;
      return moved(
        path,
        checkVclusterValues(values, { profile, chartVersion }),
      );
    }
    if (isVclusterValues(document, file)) {
      return checkVclusterValues(document, { profile, chartVersion });
    }
  }
  const carried = carriedValues(document, sources);
  return carried.length > 0
    ? carried.flatMap(each => carriedFindings(document, each, profile))
    : undefined;
}

function carriedFindings(
  document: JsonMap,
  { path, chartVersion, isPartial, isLicensed = false }: CarriedValues,
  profile: FileCheckContext['profile'],
): ObjectFinding[] {
  const given = valueAt(document, path);
  const { values, problem } =
    typeof given === 'string'
      ? readValues(given, path)
      : { values: given, problem: undefined };
  if (problem) {
    return [problem];
  }
  if (chartVersion === undefined || !isMap(values)) {
    return [];
  }
  const context = { profile, chartVersion, isPartial };
  const findings = checkVclusterValues(values, context).filter(
    ({ ruleId, path: inner }) =>
      !isFilledIn(values, inner) &&
      !(isLicensed && ruleId === 'vcluster/licence'),
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

/** YAML inside of a text, or why it is none; neither where it is a template. */
function readValues(
  text: string,
  path: ObjectPath,
): { values?: JsonMap; problem?: ObjectFinding } {
  const { documents, findings } = parseFile({ path: '', text });
  if (findings.some(({ ruleId }) => ruleId === 'yaml/template')) {
    return {};
  }
  const value = documents[0]?.value;
  if (findings.length === 0 && (value === undefined || value === null)) {
    return {};
  }
  return isMap(value)
    ? { values: value }
    : {
        problem: objectFinding('yaml/syntax', 'error', {
          path,
          title: `${pathText(path)} is no map of values in valid YAML`,
          fix: 'Correct the text: mind its indentation, and keys that are there twice',
        }),
      };
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
