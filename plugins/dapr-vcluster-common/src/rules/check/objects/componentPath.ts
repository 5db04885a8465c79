import { JsonMap, ObjectPath, valueAt } from '../model/paths';

const ROOTS: Record<string, ObjectPath> = {
  name: ['metadata', 'name'],
  type: ['spec', 'type'],
  version: ['spec', 'version'],
  ignoreErrors: ['spec', 'ignoreErrors'],
  initTimeout: ['spec', 'initTimeout'],
  scopes: ['scopes'],
  metadata: ['spec', 'metadata'],
};

/**
 * Index of a metadata item by its name in any case, -1 when there is none.
 *
 * @public
 */
export function metadataIndex(object: JsonMap, name: string): number {
  const items = valueAt(object, ['spec', 'metadata']);
  if (!Array.isArray(items)) {
    return -1;
  }
  return items.findIndex(
    item => String(item?.name).toLowerCase() === name.toLowerCase(),
  );
}

/**
 * Where in a manifest a rule's field is: rules speak of the Dapr Component's parts (`metadata[1].value`,
 * `metadata.keyPrefix`, `scopes[0]`), a manifest has them below `spec` and `metadata`.
 *
 * @public
 */
export function manifestPath(object: JsonMap, field = ''): ObjectPath {
  const named = /^metadata\.(.+)$/.exec(field);
  if (named) {
    const index = metadataIndex(object, named[1]);
    return index < 0
      ? ['spec', 'metadata']
      : ['spec', 'metadata', index, 'value'];
  }
  const [first = '', ...rest] = field.split(/[.[\]]+/).filter(Boolean);
  const root = Object.prototype.hasOwnProperty.call(ROOTS, first)
    ? ROOTS[first]
    : [];
  return [
    ...root,
    ...rest.map(part => (/^\d+$/.test(part) ? Number(part) : part)),
  ];
}
