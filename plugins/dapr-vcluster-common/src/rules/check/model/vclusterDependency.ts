import { isMap, JsonMap, valueAt } from './paths';

/** How a chart depends on that of vcluster. */
export type VclusterDependency = {
  /** Key of the values of vcluster in those of the chart. */
  key: string;
  /** Version of the vcluster chart, or a range. */
  chartVersion?: string;
};

const CHART = 'vcluster';

const folderOf = (file: string) => file.slice(0, file.lastIndexOf('/') + 1);

const nameOf = (file: string) => file.slice(file.lastIndexOf('/') + 1);

/** The charts among the files that depend on that of vcluster, by their folders: what each Chart.yaml says. */
export function vclusterDependencies(
  objects: ReadonlyArray<{ file: string; value: JsonMap }>,
): Map<string, VclusterDependency> {
  const found = new Map<string, VclusterDependency>();
  for (const { file, value } of objects) {
    const dependencies = valueAt(value, ['dependencies']);
    if (nameOf(file) !== 'Chart.yaml' || !Array.isArray(dependencies)) {
      continue;
    }
    const own = dependencies.find(each => valueAt(each, ['name']) === CHART);
    if (isMap(own)) {
      const { alias, version } = own;
      found.set(folderOf(file), {
        key: typeof alias === 'string' ? alias : CHART,
        ...(typeof version === 'string' && { chartVersion: version }),
      });
    }
  }
  return found;
}

/** The folders of charts among the files that are neither the vcluster chart nor depend on it. */
export function otherCharts(
  objects: ReadonlyArray<{ file: string; value: JsonMap }>,
): Set<string> {
  const own = vclusterDependencies(objects);
  return new Set(
    objects
      .filter(
        ({ file, value }) =>
          nameOf(file) === 'Chart.yaml' &&
          typeof value.name === 'string' &&
          value.name !== CHART &&
          !own.has(folderOf(file)),
      )
      .map(({ file }) => folderOf(file)),
  );
}

/** Whether a file is values of one of some charts. */
export function isValuesOf(file: string, charts: ReadonlySet<string>): boolean {
  return charts.has(folderOf(file)) && /^values\b/.test(nameOf(file));
}

/** The dependency that a file's values are for: that of the chart in its folder. */
export function dependencyOf(
  file: string,
  dependencies: ReadonlyMap<string, VclusterDependency>,
): VclusterDependency | undefined {
  return dependencies.get(folderOf(file));
}

/** Whether other values are merged below those of a file: of a chart, all but its values.yaml. */
export function isOverlay(file: string): boolean {
  return nameOf(file) !== 'values.yaml';
}
