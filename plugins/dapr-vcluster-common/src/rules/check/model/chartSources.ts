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

function sourceOf(object: JsonMap): ChartSource | undefined {
  const { kind } = object;
  if (kind === 'OCIRepository') {
    const url = textAt(object, ['spec', 'url']);
    return url === undefined
      ? undefined
      : { chart: chartIn(url), ...versionOf(object) };
  }
  const chart =
    kind === 'HelmChart' ? textAt(object, ['spec', 'chart']) : undefined;
  // Flux takes the newest.
  return chart === undefined
    ? undefined
    : { chart, chartVersion: textAt(object, ['spec', 'version']) ?? '*' };
}

/**
 * The version that an OCIRepository asks for: a digest wins over a range, and that over a tag. Which version a digest is of is
 * not known.
 *
 * Source: https://fluxcd.io/flux/components/source/ocirepositories/#reference
 */
function versionOf(object: JsonMap): Pick<ChartSource, 'chartVersion'> {
  if (textAt(object, ['spec', 'ref', 'digest'])) {
    return {};
  }
  const chartVersion =
    textAt(object, ['spec', 'ref', 'semver']) ??
    textAt(object, ['spec', 'ref', 'tag']);
  return chartVersion ? { chartVersion } : {};
}

/** The sources of charts among the objects, each with the namespace that it is in, if it names one. */
export type ChartSources = ReadonlyMap<
  string,
  ReadonlyArray<{ namespace?: string; source: ChartSource }>
>;

const keyOf = (kind: unknown, name: unknown) => `${kind}/${name}`;

/** Collects the sources of charts: a HelmRelease may name one of them instead of a chart. */
export function chartSources(
  objects: ReadonlyArray<{ value: JsonMap }>,
): ChartSources {
  const found = new Map<
    string,
    Array<{ namespace?: string; source: ChartSource }>
  >();
  for (const { value } of objects) {
    const source =
      typeof value.apiVersion === 'string' && GROUP.test(value.apiVersion)
        ? sourceOf(value)
        : undefined;
    if (source) {
      const key = keyOf(value.kind, valueAt(value, ['metadata', 'name']));
      const namespace = textAt(value, ['metadata', 'namespace']);
      found.set(key, [...(found.get(key) ?? []), { namespace, source }]);
    }
  }
  return found;
}

/**
 * The source that a reference in a namespace means. What names no namespace may be in any; undefined where several could be
 * meant.
 */
export function sourceFor(
  sources: ChartSources,
  { kind, name, namespace: named }: JsonMap,
  own: unknown,
): ChartSource | undefined {
  const namespace = named ?? own;
  const possible = (sources.get(keyOf(kind, name)) ?? []).filter(
    each =>
      namespace === undefined ||
      each.namespace === undefined ||
      each.namespace === namespace,
  );
  const exact = possible.filter(each => each.namespace === namespace);
  const [first, ...others] = exact.length > 0 ? exact : possible;
  return others.length === 0 ? first?.source : undefined;
}
