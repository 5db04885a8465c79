import { isRecord, JsonRecord } from '../meta/json';
import { childOf, itemsOf } from './fill';

/** `name`, alternatives `a|b`, list items `name[]`, only where present `name?`, a condition `(field=value)` or `(field!=value)`. */
const SEGMENT = /^([\w|]+)(\[\]|\?)?(?:\((\w+)(!?=)([\w|]+)\))?$/;

/** The objects at a path such as `spec.ports[]`; makes those that a plain name leads to. */
export function places(object: JsonRecord, path: string): JsonRecord[] {
  return path
    .split('.')
    .filter(Boolean)
    .reduce((found, segment) => step(found, segment), [object]);
}

function step(parents: JsonRecord[], segment: string): JsonRecord[] {
  const [, names, suffix, field, operator, values] = SEGMENT.exec(segment)!;
  return parents
    .flatMap(parent =>
      names.split('|').flatMap(name => {
        if (suffix === '[]') {
          return itemsOf(parent, name);
        }
        return suffix === '?'
          ? [parent[name]].filter(isRecord)
          : [childOf(parent, name)];
      }),
    )
    .filter(
      place =>
        !field ||
        values.split('|').includes(String(place[field])) === (operator === '='),
    );
}
