import { isRecord, JsonRecord } from '../meta/json';

/** Sets each value whose field is missing; objects and lists are given freshly made by the caller. */
export function fill(target: JsonRecord, values: JsonRecord): void {
  for (const [field, value] of Object.entries(values)) {
    if (target[field] === undefined || target[field] === null) {
      target[field] = value;
    }
  }
}

/** A child object, made when missing. */
export function childOf(target: JsonRecord, field: string): JsonRecord {
  const child = target[field];
  if (isRecord(child)) {
    return child;
  }
  const made: JsonRecord = {};
  target[field] = made;
  return made;
}

/** The objects in a list; none when there is no list. */
export function itemsOf(target: JsonRecord, field: string): JsonRecord[] {
  const list = target[field];
  return Array.isArray(list) ? list.filter(isRecord) : [];
}
