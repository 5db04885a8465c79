import { isRecord } from '../meta/json';
import { Schema } from '../schema/Schema';
import { FieldSet } from './FieldSet';
import { childrenOf } from './typed';

/** The fields that an applied configuration names, which is what its applier will own. */
export function toFieldSet(
  value: unknown,
  schema: Schema | undefined,
): FieldSet {
  const children = childrenOf(value, schema);
  if (!children) {
    return FieldSet.LEAF;
  }
  const entries = children.map(child => {
    const below = toFieldSet(child.value, child.schema);
    const member = below.member || !child.declared || isEmptyValue(child.value);
    return [child.element, new FieldSet(member, below.children)] as const;
  });
  return new FieldSet(
    false,
    new Map(entries.filter(([, below]) => !below.isEmpty)),
  );
}

function isEmptyValue(value: unknown): boolean {
  return value === null || (isRecord(value) && Object.keys(value).length === 0);
}
