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
};

/**
 * Which fields a field manager owns.
 *
 * @public
 */
export type ManagedFields = {
  manager?: string;
  operation?: string;
  fieldsV1?: Record<string, unknown>;
};

/**
 * Any Kubernetes object, as plain JSON.
 *
 * @public
 */
export type KubeObject = {
  apiVersion?: string;
  kind?: string;
  metadata: ObjectMeta;
  [field: string]: unknown;
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
