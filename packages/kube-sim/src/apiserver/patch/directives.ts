/** `$patch: merge | replace | delete` inside a map or a list item. */
export const DIRECTIVE = '$patch';
/** The only fields a union keeps after the merge. */
export const RETAIN_KEYS = '$retainKeys';
/** Prefix of a field's name: values to take out of a list of primitives. */
export const DELETE_FROM_LIST = '$deleteFromPrimitiveList/';
/** Prefix of a field's name: the order its items shall have. */
export const ORDER = '$setElementOrder/';

export function isDirective(field: string): boolean {
  return (
    field === DIRECTIVE ||
    field === RETAIN_KEYS ||
    field.startsWith(DELETE_FROM_LIST) ||
    field.startsWith(ORDER)
  );
}
