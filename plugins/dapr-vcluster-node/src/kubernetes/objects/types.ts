/**
 * Name and, for namespaced kinds, namespace of an object.
 *
 * @public
 */
export type ObjectRef = { name: string; namespace?: string };

/**
 * A kind as the API server's paths know it.
 *
 * @public
 */
export type Resource = {
  /** `v1` or `<group>/<version>`. */
  apiVersion: string;
  kind: string;
  /** Lower-case plural used in paths, e.g. `pods`. */
  plural: string;
  namespaced: boolean;
};

/**
 * Metadata of a Kubernetes object; only what this product reads or writes.
 *
 * @public
 */
export type ObjectMeta = {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
  ownerReferences?: OwnerReference[];
  managedFields?: ManagedFields[];
};

/**
 * An object that this one goes away with.
 *
 * @public
 */
export type OwnerReference = {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
};

/**
 * Which fields a field manager owns.
 *
 * @public
 */
export type ManagedFields = {
  manager?: string;
  operation?: 'Apply' | 'Update';
  /** RFC 3339 time of its last write. */
  time?: string;
  fieldsV1?: FieldsV1;
};

/**
 * A set of fields, as the keys of objects within each other.
 *
 * @public
 */
export type FieldsV1 = { [path: string]: FieldsV1 };

/**
 * Version and kind of an object.
 *
 * @public
 */
export type TypeMeta = { apiVersion: string; kind: string };

/**
 * Any Kubernetes object, as plain JSON. What API servers answer carries its {@link TypeMeta}.
 *
 * @public
 */
export type KubeObject = Partial<TypeMeta> & {
  metadata: ObjectMeta;
  [field: string]: unknown;
};

/**
 * An object to create: the server names it when only `metadata.generateName` is given.
 *
 * @public
 */
export type NewObject<T extends KubeObject = KubeObject> = Omit<T, 'metadata'> &
  Partial<TypeMeta> & {
    metadata: Omit<ObjectMeta, 'name'> & {
      name?: string;
      generateName?: string;
    };
  };

/**
 * One line of a watch stream. `BOOKMARK` carries only a resourceVersion.
 *
 * @public
 */
export type WatchEvent<T extends KubeObject = KubeObject> = {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';
  object: T;
};
