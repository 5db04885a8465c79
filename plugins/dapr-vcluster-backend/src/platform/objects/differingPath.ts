import { isEqual, isPlainObject } from 'lodash';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** Parts of an object that the API server writes. */
const SERVER_METADATA = new Set([
  'managedFields',
  'resourceVersion',
  'generation',
  'uid',
  'creationTimestamp',
  'selfLink',
]);

/** Path of the first field in which two states of an object differ, e.g. `spec.replicas`; no values. */
export function differingPath(
  before: KubeObject,
  after: KubeObject,
): string | undefined {
  return pathOfDifference(comparable(before), comparable(after), '');
}

function comparable({ status: _, metadata, ...rest }: KubeObject) {
  const kept = Object.entries(metadata).filter(
    ([key]) => !SERVER_METADATA.has(key),
  );
  return { ...rest, metadata: Object.fromEntries(kept) };
}

function pathOfDifference(
  one: unknown,
  other: unknown,
  path: string,
): string | undefined {
  if (isEqual(one, other)) {
    return undefined;
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return firstOf(one, other, index => `${path}[${index}]`) ?? path;
  }
  if (isPlainObject(one) && isPlainObject(other)) {
    return (
      firstOf(one as object, other as object, key => join(path, key)) ?? path
    );
  }
  return path;
}

function firstOf(
  one: object,
  other: object,
  pathOf: (key: string) => string,
): string | undefined {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  for (const key of keys) {
    const found = pathOfDifference(
      Reflect.get(one, key),
      Reflect.get(other, key),
      pathOf(key),
    );
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function join(path: string, key: string): string {
  if (/[./]/.test(key)) {
    return `${path}["${key}"]`;
  }
  return path ? `${path}.${key}` : key;
}
