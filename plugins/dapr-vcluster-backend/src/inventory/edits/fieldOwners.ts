import {
  FieldsV1,
  ManagedFields,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

// Fields of an object are `f:<name>` in the format that the API server keeps (`structured-merge-diff`, FieldsV1).
const FIELD = 'f:';

/** Whether a set of fields has the field at the end of the keys, or a whole that it is part of. */
export function ownsField(
  fields: FieldsV1 | undefined,
  keys: readonly string[],
): boolean {
  let node = fields;
  for (const key of keys) {
    const inner: FieldsV1 | undefined = node?.[`${FIELD}${key}`];
    if (!inner) {
      return false;
    }
    if (Object.keys(inner).length === 0) {
      return true;
    }
    node = inner;
  }
  return true;
}

/** Keys to each field without fields of its own, below the given top-level fields. Lists count as one field. */
export function ownedFields(
  { fieldsV1 = {} }: ManagedFields,
  below: readonly string[],
): string[][] {
  return below.flatMap(name => {
    const fields = fieldsV1[`${FIELD}${name}`];
    return fields ? leaves(fields, [name]) : [];
  });
}

function leaves(fields: FieldsV1, keys: string[]): string[][] {
  const inner = Object.keys(fields).filter(key => key.startsWith(FIELD));
  return inner.length === 0
    ? [keys]
    : inner.flatMap(key =>
        leaves(fields[key], [...keys, key.slice(FIELD.length)]),
      );
}
