/**
 * Where in an object something is: keys of maps, indices of lists.
 *
 * @public
 */
export type ObjectPath = ReadonlyArray<string | number>;

/**
 * Any object of YAML or JSON.
 *
 * @public
 */
export type JsonMap = { [key: string]: unknown };

/**
 * True for a map, false for lists, scalars and null.
 *
 * @public
 */
export function isMap(value: unknown): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The value at a path, undefined when there is none.
 *
 * @public
 */
export function valueAt(value: unknown, path: ObjectPath): unknown {
  return path.reduce<unknown>((at, part) => {
    const known =
      at !== null &&
      typeof at === 'object' &&
      Object.prototype.hasOwnProperty.call(at, part);
    return known ? (at as JsonMap)[part] : undefined;
  }, value);
}

/** A path as people write it: `spec.metadata[2].value`, `metadata.annotations["dapr.io/enabled"]`. */
export function pathText(path: ObjectPath): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') {
      return `${text}[${part}]`;
    }
    if (!/^[\w-]+$/.test(part)) {
      return `${text}[${JSON.stringify(part)}]`;
    }
    return text ? `${text}.${part}` : part;
  }, '');
}
