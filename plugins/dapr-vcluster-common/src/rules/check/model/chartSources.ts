import { JsonMap, valueAt } from './paths';

/** The chart that a source of Flux gives. */
export type ChartSource = { chart: string; chartVersion?: string };

const GROUP = /^source\.toolkit\.fluxcd\.io\//;

const textAt = (object: JsonMap, path: string[]) => {
  const value = valueAt(object, path);
  return typeof value === 'string' ? value : undefined;
};

/** Last part of an address or of a path. */
export const chartIn = (address: string) =>
  address.replace(/\/$/, '').split('/').pop() ?? '';

/** Key of a source, as a `chartRef` names it. */
export const sourceKey = (kind: unknown, name: unknown) => `${kind}/${name}`;

function sourceOf(object: JsonMap): ChartSource | undefined {
  const { kind } = object;
  if (kind === 'OCIRepository') {
    const url = textAt(object, ['spec', 'url']);
    const chartVersion =
      textAt(object, ['spec', 'ref', 'tag']) ??
      textAt(object, ['spec', 'ref', 'semver']);
    return url === undefined
      ? undefined
      : { chart: chartIn(url), ...(chartVersion && { chartVersion }) };
  }
  const chart =
    kind === 'HelmChart' ? textAt(object, ['spec', 'chart']) : undefined;
  // Flux takes the newest.
  return chart === undefined
    ? undefined
    : { chart, chartVersion: textAt(object, ['spec', 'version']) ?? '*' };
}

/** The sources of charts among the objects, by kind and name: a HelmRelease may name one of them instead of a chart. */
export function chartSources(
  objects: ReadonlyArray<{ value: JsonMap }>,
): Map<string, ChartSource> {
  const found = new Map<string, ChartSource>();
  for (const { value } of objects) {
    const source =
      typeof value.apiVersion === 'string' && GROUP.test(value.apiVersion)
        ? sourceOf(value)
        : undefined;
    if (source) {
      found.set(
        sourceKey(value.kind, valueAt(value, ['metadata', 'name'])),
        source,
      );
    }
  }
  return found;
}
