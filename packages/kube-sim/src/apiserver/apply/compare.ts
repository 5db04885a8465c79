import { isEqual } from 'lodash';
import { Schema } from '../schema/Schema';
import { FieldSet } from './FieldSet';
import { Child, childrenOf } from './typed';

/** Which fields differ between two versions of an object. */
export type Comparison = {
  added: FieldSet;
  modified: FieldSet;
  removed: FieldSet;
};

const SAME: Comparison = {
  added: FieldSet.EMPTY,
  modified: FieldSet.EMPTY,
  removed: FieldSet.EMPTY,
};

/** Compares two values field by field, as finely as fields can be owned. */
export function compare(
  before: unknown,
  after: unknown,
  schema: Schema | undefined,
): Comparison {
  if (before === after) {
    return SAME;
  }
  if (before === undefined) {
    return { ...SAME, added: everything(after, schema) };
  }
  if (after === undefined) {
    return { ...SAME, removed: everything(before, schema) };
  }
  const olds = childrenOf(before, schema);
  const news = childrenOf(after, schema);
  if (!olds || !news) {
    return isEqual(before, after) ? SAME : { ...SAME, modified: FieldSet.LEAF };
  }
  return compareChildren(olds, news);
}

function compareChildren(olds: Child[], news: Child[]): Comparison {
  const before = new Map(olds.map(child => [child.element, child]));
  const after = new Map(news.map(child => [child.element, child]));
  const result = {
    added: new Map<string, FieldSet>(),
    modified: new Map<string, FieldSet>(),
    removed: new Map<string, FieldSet>(),
  };
  for (const element of new Set([...before.keys(), ...after.keys()])) {
    const old = before.get(element);
    const next = after.get(element);
    const child = compare(old?.value, next?.value, (next ?? old)?.schema);
    for (const part of ['added', 'modified', 'removed'] as const) {
      if (!child[part].isEmpty) {
        result[part].set(element, child[part]);
      }
    }
  }
  return {
    added: new FieldSet(false, result.added),
    modified: new FieldSet(false, result.modified),
    removed: new FieldSet(false, result.removed),
  };
}

/** A value that came or went: its own path and every path below it. */
function everything(value: unknown, schema: Schema | undefined): FieldSet {
  const children = childrenOf(value, schema) ?? [];
  return new FieldSet(
    true,
    new Map(
      children.map(child => [
        child.element,
        everything(child.value, child.schema),
      ]),
    ),
  );
}
