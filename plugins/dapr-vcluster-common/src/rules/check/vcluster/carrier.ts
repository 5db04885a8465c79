import { ChartSources, chartIn } from '../model/chartSources';
import { JsonMap, ObjectPath } from '../model/paths';
import { ValuesSources } from '../model/valuesSources';

/** Values that an object names instead of having them inside. */
export type OtherValues = {
  /** Where the object names them. */
  at: ObjectPath;
  /** What they are, for a sentence, e.g. `ConfigMap "base"`. */
  what: string;
  /** The path of the file, if it is one of a repository. */
  file?: string;
  /** Whether they win over the values inside the object. */
  wins?: boolean;
  /** What they are, or why that is not known. */
  read: (sources: ValuesSources) => { values: JsonMap } | { why: string };
};

/** Values of the vcluster chart inside of an object. */
export type CarriedValues = {
  /** Where they are: a map, or a text of YAML. */
  path: ObjectPath;
  /** The version of the chart, or a range, as it stands beside them; undefined where none does. */
  chartVersion?: string;
  /** Whether other values are merged with them. */
  isPartial: boolean;
  /** The other values, in the order in which they are merged; absent where they are not read. */
  others?: OtherValues[];
  /** Whether they are for a vcluster of vCluster Platform, which has licences of its own. */
  isLicensed?: boolean;
};

export const CHART = 'vcluster';

export const hasItems = (value: unknown) =>
  Array.isArray(value) && value.length > 0;

export const textOf = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : undefined;

export type Sources = ChartSources;

/** Whether a chart, by its name, its path in a repository or its address, is that of vcluster. */
export const isVclusterChart = (chart: unknown) =>
  chartIn(textOf(chart) ?? '') === CHART;

/** A kind of object that has values of charts inside. */
export type Carrier = {
  group: RegExp;
  kind: string;
  read: (object: JsonMap, sources: Sources) => CarriedValues[];
};
