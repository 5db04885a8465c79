import { cloneDeep } from 'lodash';
import { isRecord, JsonRecord } from '../meta/json';
import { Schema } from '../schema/Schema';
import { Child, childrenOf } from './typed';

/** Lays an applied configuration over a live value; both stay as they are. */
export function merge(
  live: unknown,
  applied: unknown,
  schema: Schema | undefined,
): unknown {
  if (applied === undefined || applied === null) {
    return applied === null ? null : live;
  }
  const mine = childrenOf(applied, schema);
  const theirs = childrenOf(live, schema);
  if (!mine || !theirs) {
    return cloneDeep(applied);
  }
  if (Array.isArray(applied)) {
    return mergeItems(theirs, mine);
  }
  const result: JsonRecord = isRecord(live) ? { ...live } : {};
  for (const child of mine) {
    const field = child.element.slice(2);
    result[field] = merge(result[field], child.value, child.schema);
  }
  return result;
}

/**
 * Applied items in their order, live ones that the configuration does not name at their place between them:
 * the walk of Kubernetes' structured-merge-diff, so that lists come out in the same order.
 */
function mergeItems(live: Child[], applied: Child[]): unknown[] {
  const liveBy = new Map(live.map(child => [child.element, child]));
  const wanted = new Set(applied.map(child => child.element));
  const shared = applied.filter(child => liveBy.has(child.element));
  const done = new Set<string>();
  const result: unknown[] = [];
  const take = (child: Child) => {
    done.add(child.element);
    result.push(
      merge(liveBy.get(child.element)?.value, child.value, child.schema),
    );
    if (shared[0]?.element === child.element) {
      shared.shift();
    }
  };
  let l = 0;
  let r = 0;
  while (l < live.length || r < applied.length) {
    const left = live[l] as Child | undefined;
    const right = applied[r] as Child | undefined;
    if (left && right && left.element === right.element) {
      take(right);
      l += 1;
      r += 1;
    } else if (left && !wanted.has(left.element)) {
      result.push(left.value);
      l += 1;
    } else if (
      left &&
      right &&
      shared[0] &&
      shared[0].element !== left.element
    ) {
      // an item that the configuration moved elsewhere
      l += 1;
    } else {
      l += left && done.has(left.element) ? 1 : 0;
      if (right) {
        take(right);
        r += 1;
      }
    }
  }
  return result;
}
