import { Schema } from '../schema/Schema';
import { KubeObject } from '../meta/types';
import { compare, Comparison } from './compare';
import { FieldSet } from './FieldSet';
import { ownable } from './ignored';
import { keyOf, Manager, ManagerId, Managers } from './managers';

/** The endpoint, schema and time of a write, as far as field ownership depends on them. */
export type Tracking = {
  schema: Schema | undefined;
  hasStatus: boolean;
  subresource?: string;
  time: string | undefined;
};

/** Ownership after an update: the updater takes what it changed, everybody loses what is gone. */
export function trackUpdate(
  before: KubeObject | undefined,
  after: KubeObject,
  managers: Managers,
  updater: ManagerId,
  tracking: Tracking,
): Managers {
  const change = changeBetween(before, after, tracking);
  const taken = change.added.union(change.modified);
  const result = loseFields(managers, taken.union(change.removed));
  if (taken.isEmpty) {
    return result;
  }
  const key = keyOf(updater);
  const former = result.get(key)?.fields ?? FieldSet.EMPTY;
  result.set(key, {
    ...updater,
    ...(tracking.time ? { time: tracking.time } : {}),
    fields: former.union(taken),
  });
  return result;
}

/** What changed between two objects, without what nobody can own. */
export function changeBetween(
  before: KubeObject | undefined,
  after: KubeObject,
  tracking: Tracking,
): Comparison {
  const change = compare(
    content(before ?? {}),
    content(after),
    tracking.schema,
  );
  return {
    added: ownable(change.added, tracking),
    modified: ownable(change.modified, tracking),
    removed: ownable(change.removed, tracking),
  };
}

/** Managers without the given fields; a manager that is left with none goes. */
export function loseFields(
  managers: Managers,
  lost: FieldSet,
  except?: string,
): Managers {
  const result: Managers = new Map();
  for (const [key, manager] of managers) {
    const kept: Manager =
      key === except
        ? manager
        : { ...manager, fields: manager.fields.difference(lost) };
    if (!kept.fields.isEmpty) {
      result.set(key, kept);
    }
  }
  return result;
}

/** An object without its own record of managers. */
function content(object: Partial<KubeObject>): object {
  const { managedFields: _managers, ...metadata } = object.metadata ?? {};
  return { ...object, metadata };
}
