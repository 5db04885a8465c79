import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { isPlainObject } from 'lodash';
import { parseQuantity } from '../../../platform/kubernetes/quantity';

/** A page shows no more of one object. */
const MOST = 5;

type Path = readonly string[];

/**
 * Fields that an object in Git has and the one on the host has otherwise, as paths; no values, which can be secret. What
 * only the host's has was added by the API server or a controller and is no difference.
 */
export function differingFields(
  wanted: KubeObject,
  live: KubeObject,
): string[] {
  const paths: string[] = [];
  const { metadata, apiVersion: _, kind: __, ...rest } = wanted;
  const { labels = {}, annotations = {} } = metadata;
  walk({ ...rest, metadata: { labels, annotations } }, live, [], path => {
    paths.push(path.join('.'));
    return paths.length < MOST;
  });
  return paths;
}

/** @returns false when the visitor has seen enough */
function walk(
  wanted: unknown,
  live: unknown,
  path: Path,
  visit: (path: Path) => boolean,
): boolean {
  if (isPlainObject(wanted)) {
    const fields = (isPlainObject(live) ? live : {}) as Record<string, unknown>;
    return Object.entries(wanted as object).every(([key, value]) =>
      walk(
        value,
        Object.hasOwn(fields, key) ? fields[key] : undefined,
        [...path, key],
        visit,
      ),
    );
  }
  if (Array.isArray(wanted)) {
    const items: unknown[] = Array.isArray(live) ? live : [];
    if (items.length !== wanted.length) {
      return visit(path);
    }
    return wanted.every((item, at) =>
      walk(item, items[at], [...path, String(at)], visit),
    );
  }
  return isSame(wanted, live) || visit(path);
}

/** API servers leave out what is empty, and write quantities their own way. */
function isSame(wanted: unknown, live: unknown): boolean {
  if (wanted === live || ((wanted ?? '') === '' && (live ?? '') === '')) {
    return true;
  }
  const isText = (value: unknown): value is string | number =>
    typeof value === 'string' || typeof value === 'number';
  if (!isText(wanted) || !isText(live)) {
    return false;
  }
  const quantity = parseQuantity(wanted);
  return quantity !== undefined && quantity === parseQuantity(live);
}
