import { JsonRecord } from '../meta/json';
import { declares, fieldSchema, itemSchema, Schema } from '../schema/Schema';
import { FieldSet } from './FieldSet';
import { Child, childrenOf } from './typed';

/** Takes the fields of a set out of a value; what becomes empty by that goes too. */
export function removeFields(
  value: unknown,
  set: FieldSet,
  schema: Schema | undefined,
): unknown {
  const children = childrenOf(value, schema);
  if (!children) {
    return value;
  }
  const kept = children
    .filter(child => !set.child(child.element).member)
    .map(child => below(child, set));
  if (Array.isArray(value)) {
    return kept.length === 0 && children.length > 0
      ? undefined
      : kept.map(child => child.value);
  }
  const result: JsonRecord = {};
  for (const child of kept) {
    if (child.value !== undefined) {
      result[child.element.slice(2)] = child.value;
    }
  }
  const emptied = Object.keys(result).length === 0 && children.length > 0;
  return emptied ? undefined : result;
}

function below(child: Child, set: FieldSet): Child {
  const inner = set.child(child.element);
  return inner.isEmpty
    ? child
    : { ...child, value: removeFields(child.value, inner, child.schema) };
}

/**
 * A set in which every declared field that has members below it is a member itself, so that removing the
 * difference of two sets also removes parents that nobody names any more.
 */
export function withNamedFields(
  set: FieldSet,
  schema: Schema | undefined,
): FieldSet {
  const children = new Map<string, FieldSet>();
  for (const [element, inner] of set.children) {
    const field = element.startsWith('f:') ? element.slice(2) : undefined;
    const child =
      field === undefined ? itemSchema(schema) : fieldSchema(schema, field);
    const named = field !== undefined && declares(schema, field);
    children.set(
      element,
      new FieldSet(
        inner.member || (named && inner.children.size > 0),
        withNamedFields(inner, child).children,
      ),
    );
  }
  return new FieldSet(set.member, children);
}
