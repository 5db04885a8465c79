import { FileCheckContext } from '../model/context';
import { ChartSources } from '../model/chartSources';
import { EditOperation, ObjectFinding, objectFinding } from '../model/findings';
import { isMap, JsonMap, ObjectPath, pathText, valueAt } from '../model/paths';
import { isOverlay, VclusterDependency } from '../model/vclusterDependency';
import { mergeValues, ValuesSources } from '../model/valuesSources';
import { parseFile } from '../yaml/parse';
import { carriedValues } from './carried';
import { CarriedValues, OtherValues } from './carrier';
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
  sources?: ChartSources;
  /** The version of the chart, or the range, for which another object takes the file as values. */
  namedFor?: string;
  /** Where values can come from that it refers to. */
  valuesSources?: ValuesSources;
};

const NO_SOURCES: ValuesSources = { texts: new Map(), files: new Map() };

/**
 * Findings about the values of the vcluster chart that a document is or has inside; undefined when it is no values and has
 * none. Values inside an object are checked for the version of the chart beside them, those of a chart that depends on that of
 * vcluster for the version that its Chart.yaml names, a file that an Application takes for the version there, values of their own
 * for the tenant's.
 */
export function vclusterFindings(
  document: JsonMap,
  { profile, chartVersion }: FileCheckContext,
  {
    file,
    dependency,
    isOfOtherChart = false,
    namedFor,
    sources,
    valuesSources = NO_SOURCES,
  }: ValuesPlace = {},
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
  const isObject = document.apiVersion !== undefined;
  if (namedFor !== undefined && !isObject) {
    const context = { profile, chartVersion: namedFor, isPartial: true };
    return checkVclusterValues(document, context);
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
    ? carried.flatMap(each =>
        carriedFindings(document, each, profile, valuesSources),
      )
    : undefined;
}

function carriedFindings(
  document: JsonMap,
  { path, chartVersion, isPartial, isLicensed = false, others }: CarriedValues,
  profile: FileCheckContext['profile'],
  sources: ValuesSources,
): ObjectFinding[] {
  const given = valueAt(document, path);
  const { values, problem } =
    typeof given === 'string'
      ? readValues(given, path)
      : { values: given, problem: undefined };
  if (problem) {
    return [problem];
  }
  const isTemplated = typeof given === 'string' && given !== '' && !values;
  const parts =
    chartVersion === undefined || isTemplated
      ? undefined
      : partsOf(isMap(values) ? values : undefined, others, sources);
  if (!parts) {
    return [];
  }
  const merged = parts.reduce<JsonMap>(
    (sum, part) => mergeValues(sum, part.values),
    {},
  );
  const isWhole = others?.length === parts.filter(({ of }) => of).length;
  const findings = checkVclusterValues(merged, {
    profile,
    chartVersion,
    isPartial: isPartial && !isWhole,
  }).filter(
    ({ ruleId, path: inner }) =>
      !isFilledIn(merged, inner) &&
      !(isLicensed && ruleId === 'vcluster/licence'),
  );
  return findings.flatMap(finding => {
    const of = parts.findLast(
      part => valueAt(part.values, finding.path) !== undefined,
    )?.of;
    if (of) {
      return [inText(of.at, finding)];
    }
    return typeof given === 'string'
      ? [inText(path, finding)]
      : moved(path, [finding]);
  });
}

/** Values of one place; without `of`, those inside the object. */
type Part = { values: JsonMap; of?: OtherValues };

/**
 * The values inside an object and those it names, the last wins; only those inside where any of the others is not known,
 * and undefined where there are none.
 */
function partsOf(
  values: JsonMap | undefined,
  others: readonly OtherValues[] = [],
  sources: ValuesSources,
): Part[] | undefined {
  const inside: Part[] = values ? [{ values }] : [];
  const read = others.flatMap((of): Part[] => {
    const result = of.read(sources);
    return 'values' in result ? [{ values: result.values, of }] : [];
  });
  const parts =
    read.length < others.length
      ? inside
      : [
          ...read.filter(({ of }) => !of?.wins),
          ...inside,
          ...read.filter(({ of }) => of?.wins),
        ];
  return parts.length > 0 ? parts : undefined;
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
