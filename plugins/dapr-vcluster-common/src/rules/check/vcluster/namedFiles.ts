import { ChartSources } from '../model/chartSources';
import { JsonMap } from '../model/paths';
import { carriedValues } from './carried';

/** Stands for a version of the chart that is not known. */
const UNKNOWN = 'unknown';

/**
 * The files that objects name as values of the vcluster chart, each with the version of the chart, or the range, that stands
 * beside: `unknown` where there is none, or several.
 */
export function namedFiles(
  objects: ReadonlyArray<{ value: JsonMap }>,
  sources: ChartSources,
): Map<string, string> {
  const found = new Map<string, string>();
  for (const { value } of objects) {
    for (const { others = [], chartVersion } of carriedValues(value, sources)) {
      for (const { file } of others) {
        if (file !== undefined) {
          const version = chartVersion ?? UNKNOWN;
          const before = found.get(file) ?? version;
          found.set(file, before === version ? version : UNKNOWN);
        }
      }
    }
  }
  return found;
}
