import { isRecord } from '../meta/json';
import { Schema } from '../schema/Schema';

/**
 * Puts a merged list into the order that `$setElementOrder` asks for. Items the patch does not know keep
 * their place relative to the items around them.
 */
export function orderList(
  merged: unknown[],
  before: unknown[],
  order: unknown[],
  list: Schema,
): unknown[] {
  const identity = identityBy(list['x-kubernetes-patch-merge-key']);
  const wanted = order.map(identity);
  const former = before.map(identity);
  const listed = merged
    .filter(item => wanted.includes(identity(item)))
    .sort((a, b) => wanted.indexOf(identity(a)) - wanted.indexOf(identity(b)));
  const others = merged.filter(item => !wanted.includes(identity(item)));
  const result: unknown[] = [];
  while (listed.length > 0 && others.length > 0) {
    const place = former.indexOf(identity(listed[0]));
    const takeOther = place > former.indexOf(identity(others[0]));
    result.push((takeOther ? others : listed).shift());
  }
  return [...result, ...listed, ...others];
}

function identityBy(key: string | undefined): (item: unknown) => unknown {
  return item => (key && isRecord(item) ? item[key] : item);
}
