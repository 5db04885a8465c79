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
  const mark = labels?.[LABEL_MANAGED_BY];
  const place = annotations?.[ANNOTATION_VIRTUAL_NAMESPACE];
  if (mark !== MANAGED_BY || place === undefined) {
    return withoutMarks(object, mark, place);
  }
  const others = othersOf(object);
  const declaration = readDeclaration(object);
  return declaration
    ? differsFrom(declaration, object, others)
    : takenBy(others, managedFields);
}

/** Somebody has taken a mark away from what the portal registered; what others write there is another matter. */
function withoutMarks(
  object: KubeObject,
  mark: string | undefined,
  place: string | undefined,
): HostEdit | undefined {
  const isOfOther = mark !== undefined && mark !== MANAGED_BY;
  return isOfOther || !readDeclaration(object)
    ? undefined
    : {
        fields: [
          ...(mark === undefined
            ? [`metadata.labels[${LABEL_MANAGED_BY}]`]
            : []),
          ...(place === undefined
            ? [`metadata.annotations[${ANNOTATION_VIRTUAL_NAMESPACE}]`]
            : []),
        ],
        managers: [],
        restorable: false,
      };
}

/**
 * Whether the portal registered a Dapr resource on a host and it is not known whether it was edited since: the portal
 * did so before it kept declarations, or somebody else wrote the annotation, and it was not written just once.
 */
export function isUnrecorded(object: KubeObject): boolean {
  const { labels, annotations } = object.metadata;
  return (
    labels?.[LABEL_MANAGED_BY] === MANAGED_BY &&
    annotations?.[ANNOTATION_VIRTUAL_NAMESPACE] !== undefined &&
    readDeclaration(object) === undefined &&
    !isFirstWriting(object)
  );
}

/**
 * Whether an object is as the portal has created it. The API server counts each change of anything but metadata and status
 * in `metadata.generation`, also those that leave no field manager behind, such as the removal of a field.
 */
function isFirstWriting({
  metadata: { generation, managedFields = [] },
}: KubeObject): boolean {
  const writers = managedFields.filter(
    entry => ownedFields(entry, AUTHORED).length > 0,
  );
  return (
    generation === 1 &&
    writers.length > 0 &&
    writers.every(({ manager }) => manager === FIELD_MANAGER)
  );
}

function differsFrom(
  declaration: Declaration,
  object: KubeObject,
  others: readonly ManagedFields[],
): HostEdit | undefined {
  const present = authoredOf(object);
  const { spec, scopes = [], auth } = declaration;
  const kept = { spec, scopes, auth };
  const declared = fillLeftOut(kept, present);
  const visible = changesByOthers(declared, present, others);
  const changes =
    visible.length > 0
      ? visible
      : changesBetween(kept, declared).filter(({ keys }) =>
          wasTaken(object, keys),
        );
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
    restorable: visible.length > 0 && !lacksValue(declared),
  };
}

/**
 * Whether somebody else has written a field since the portal did: a value that is not kept may be another one then. A
 * change takes a field from its owners; who writes what is there already becomes one of them.
 */
function wasTaken(object: KubeObject, keys: readonly string[]): boolean {
  const owners = (object.metadata.managedFields ?? []).filter(({ fieldsV1 }) =>
    ownsField(fieldsV1, keys),
  );
  return (
    owners.length > 0 &&
    owners.every(({ manager }) => manager !== FIELD_MANAGER)
  );
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
