import { isRecord } from '../meta/json';
import { Schema } from '../schema/Schema';
import { KubeObject } from '../meta/types';
import { conflictsOf, FieldConflict } from './conflicts';
import { FieldSet } from './FieldSet';
import { ownable } from './ignored';
import { keyOf, ManagerId, Managers } from './managers';
import { merge } from './merge';
import { removeFields, withNamedFields } from './remove';
import { toFieldSet } from './toFieldSet';
import { changeBetween, loseFields, Tracking } from './trackUpdate';

/** Other managers own what an applied configuration wants otherwise. */
export class ApplyConflictError extends Error {
  readonly conflicts: FieldConflict[];

  constructor(conflicts: FieldConflict[]) {
    super(`${conflicts.length} conflicts`);
    this.conflicts = conflicts;
  }
}

/**
 * Server-side apply: lays a configuration over the live object, drops what its applier owned and no longer
 * names, and works out who owns what then.
 * Throws ApplyConflictError unless forced.
 */
export function applyConfiguration(
  live: KubeObject,
  config: KubeObject,
  managers: Managers,
  applier: ManagerId,
  options: Tracking & { force: boolean },
): { object: KubeObject; managers: Managers } {
  const { schema } = options;
  const key = keyOf(applier);
  const former = managers.get(key);
  const named = toFieldSet(config, schema);
  const fields = ownable(named, options);
  const owners: Managers = new Map(managers);
  owners.set(key, { ...applier, time: former?.time, fields });
  const merged = merge(live, config, schema) as KubeObject;
  const object = former
    ? (prune(
        merged,
        former.fields,
        ownedBy(owners).union(named),
        schema,
      ) as KubeObject)
    : merged;
  const change = changeBetween(live, object, options);
  const taken = change.added.union(change.modified);
  const conflicts = conflictsOf(owners, key, taken);
  if (conflicts.length > 0 && !options.force) {
    throw new ApplyConflictError(conflicts);
  }
  const result = loseFields(owners, taken.union(change.removed), key);
  const mine = result.get(key);
  const changed = !taken.union(change.removed).isEmpty;
  if (mine && (changed || !former || !former.fields.equals(fields))) {
    result.set(key, { ...mine, time: options.time });
  }
  return { object, managers: result };
}

/** Removes what the applier applied last time, not this time, and nobody else owns. */
function prune(
  merged: unknown,
  last: FieldSet,
  owned: FieldSet,
  schema: Schema | undefined,
): unknown {
  const named = (set: FieldSet) => withNamedFields(set, schema);
  const setOf = (value: unknown) =>
    isRecord(value) ? named(toFieldSet(value, schema)) : FieldSet.EMPTY;
  const all = setOf(merged);
  const removed = removeFields(merged, named(last), schema);
  const withOwned = removeFields(
    merged,
    all.difference(setOf(removed)).difference(named(owned)),
    schema,
  );
  return removeFields(
    merged,
    all.difference(setOf(withOwned)).intersection(named(last)),
    schema,
  );
}

function ownedBy(managers: Managers): FieldSet {
  return [...managers.values()].reduce(
    (all, owner) => all.union(owner.fields),
    FieldSet.EMPTY,
  );
}
