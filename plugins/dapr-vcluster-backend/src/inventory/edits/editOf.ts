import {
  ANNOTATION_VIRTUAL_NAMESPACE,
  FIELD_MANAGER,
  HostEdit,
  LABEL_MANAGED_BY,
  MANAGED_BY,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  ManagedFields,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { authoredOf } from './authored';
import { Change, changesBetween } from './changes';
import {
  Declaration,
  fillLeftOut,
  lacksValue,
  readDeclaration,
} from './declaration';
import { ownedFields, ownsField } from './fieldOwners';

/** Fields that the author of a Dapr resource writes. */
const AUTHORED = ['spec', 'scopes', 'auth'];
/** Longer lists are cut: they are shown, and kept for every object. */
const MAX_FIELDS = 20;

/**
 * How a Dapr resource that the portal registered on a host was edited since; undefined when it was not, or is not the
 * portal's. Compared is what was declared with what is there; fields that the API server fills in are nobody's edit.
 * Without a declaration, only the fields that others own are known.
 */
export function editOf(object: KubeObject): HostEdit | undefined {
  const { labels, annotations, managedFields = [] } = object.metadata;
  if (
    labels?.[LABEL_MANAGED_BY] !== MANAGED_BY ||
    annotations?.[ANNOTATION_VIRTUAL_NAMESPACE] === undefined
  ) {
    return undefined;
  }
  const others = othersOf(object);
  const declaration = readDeclaration(object);
  return declaration
    ? differsFrom(declaration, object, others)
    : takenBy(others, managedFields);
}

/**
 * Whether the portal registered a Dapr resource on a host and what it declared is not known: it did so before it kept
 * declarations, or somebody else wrote the annotation.
 */
export function isUnrecorded(object: KubeObject): boolean {
  const { labels, annotations } = object.metadata;
  return (
    labels?.[LABEL_MANAGED_BY] === MANAGED_BY &&
    annotations?.[ANNOTATION_VIRTUAL_NAMESPACE] !== undefined &&
    readDeclaration(object) === undefined
  );
}

function differsFrom(
  declaration: Declaration,
  object: KubeObject,
  others: readonly ManagedFields[],
): HostEdit | undefined {
  const present = authoredOf(object);
  const { spec, scopes = [], auth } = declaration;
  const declared = fillLeftOut({ spec, scopes, auth }, present);
  const changes = changesByOthers(declared, present, others);
  if (changes.length === 0) {
    return undefined;
  }
  const writers = others.filter(({ fieldsV1 }) =>
    changes.some(({ keys }) => ownsField(fieldsV1, keys)),
  );
  const fields = changes.map(({ path }) => path);
  return {
    fields: fields.slice(0, MAX_FIELDS),
    managers: writers.map(shown),
    restorable: !lacksValue(declared),
  };
}

/** Keys to the fields that others have added to what was declared. */
export function addedByOthers(
  declared: KubeObject,
  present: KubeObject,
): string[][] {
  const others = othersOf(present);
  return changesByOthers(authoredOf(declared), authoredOf(present), others)
    .filter(({ what }) => what === 'added')
    .map(({ keys }) => keys);
}

/** Fields that the API server fills in have no owner, and are nobody's change. */
function changesByOthers(
  declared: unknown,
  present: unknown,
  others: readonly ManagedFields[],
): Change[] {
  return changesBetween(declared, present).filter(
    ({ what, keys }) =>
      what !== 'added' ||
      others.some(({ fieldsV1 }) => ownsField(fieldsV1, keys)),
  );
}

function othersOf({ metadata: { managedFields = [] } }: KubeObject) {
  return managedFields.filter(({ manager }) => manager !== FIELD_MANAGER);
}

/** Fields that others own and the portal does not: it owns what it has declared. */
function takenBy(
  others: readonly ManagedFields[],
  all: readonly ManagedFields[],
): HostEdit | undefined {
  const own = all.filter(({ manager }) => manager === FIELD_MANAGER);
  const taken = others.map(entry => ({
    entry,
    fields: ownedFields(entry, AUTHORED)
      .filter(keys => !own.some(({ fieldsV1 }) => ownsField(fieldsV1, keys)))
      .map(keys => keys.join('.')),
  }));
  const fields = [...new Set(taken.flatMap(each => each.fields))];
  if (fields.length === 0) {
    return undefined;
  }
  return {
    fields: fields.slice(0, MAX_FIELDS),
    managers: taken
      .filter(each => each.fields.length > 0)
      .map(({ entry }) => shown(entry)),
    restorable: false,
  };
}

function shown({ manager = 'unknown', operation, time }: ManagedFields) {
  return {
    name: manager,
    ...(operation && { operation }),
    ...(time && { at: time }),
  };
}
