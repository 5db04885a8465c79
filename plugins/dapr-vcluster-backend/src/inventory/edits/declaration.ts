import {
  ANNOTATION_DECLARATION,
  FIELD_MANAGER,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { isEqual, isPlainObject } from 'lodash';
import { Authored } from './authored';
import { itemsByName } from './itemsByName';
import { ownsField } from './fieldOwners';

/** What the portal declared of a Dapr resource on a host, as its annotation keeps it. */
export type Declaration = Partial<Authored> & {
  /** Name in the vcluster of each Secret that is referred to, by its name on the host. */
  secretNames?: Record<string, string>;
};

/** Stands in a declaration for a value that may be secret. */
export const LEFT_OUT = { 'dapr-vcluster/left-out': true };

/** A larger declaration is not kept: annotations of one object have at most 256 KiB. */
const MAX_BYTES = 100_000;

/** The annotation that keeps a declaration; undefined when it is too large. */
export function declarationText(declaration: Declaration): string | undefined {
  const text = JSON.stringify(declaration);
  return Buffer.byteLength(text) > MAX_BYTES ? undefined : text;
}

/**
 * The declaration that an object carries; undefined when it has none, or when somebody besides the portal wrote it: the
 * API server keeps who owns the annotation.
 */
export function readDeclaration({
  metadata: { annotations, managedFields = [] },
}: KubeObject): Declaration | undefined {
  const text = annotations?.[ANNOTATION_DECLARATION];
  const keys = ['metadata', 'annotations', ANNOTATION_DECLARATION];
  const writers = managedFields.filter(({ fieldsV1 }) =>
    ownsField(fieldsV1, keys),
  );
  if (
    text === undefined ||
    writers.length === 0 ||
    writers.some(({ manager }) => manager !== FIELD_MANAGER)
  ) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text);
    return isPlainObject(value) ? (value as Declaration) : undefined;
  } catch {
    return undefined;
  }
}

/** A declared value in which every value that was left out is the one of the same place in `present`, if there is one. */
export function fillLeftOut(declared: unknown, present: unknown): unknown {
  if (isEqual(declared, LEFT_OUT)) {
    return present === undefined ? declared : present;
  }
  if (Array.isArray(declared)) {
    return fillItems(declared, Array.isArray(present) ? present : []);
  }
  if (isPlainObject(declared)) {
    const there = isPlainObject(present) ? (present as object) : {};
    return Object.fromEntries(
      Object.entries(declared as object).map(([key, value]) => [
        key,
        fillLeftOut(value, Reflect.get(there, key)),
      ]),
    );
  }
  return declared;
}

function fillItems(declared: unknown[], present: unknown[]): unknown[] {
  const names = itemsByName(declared);
  if (!names) {
    return declared.map((item, at) => fillLeftOut(item, present[at]));
  }
  // Of a name that is there twice it is not known which is meant; by its place, it could be another one's value.
  return [...names].map(([name, item]) => {
    const [one, another] = present.filter(
      each =>
        isPlainObject(each) && Reflect.get(each as object, 'name') === name,
    );
    return fillLeftOut(item, another === undefined ? one : undefined);
  });
}

/** Whether a filled declaration still lacks a value. */
export function lacksValue(declared: unknown): boolean {
  if (isEqual(declared, LEFT_OUT)) {
    return true;
  }
  return (
    typeof declared === 'object' &&
    declared !== null &&
    Object.values(declared).some(lacksValue)
  );
}
