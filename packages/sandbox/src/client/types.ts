/** A reference from an owned object to its owner, as Kubernetes stores it. */
export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
}

/** The metadata fields the sandbox reads or writes; times are RFC 3339 strings, as on the wire. */
export interface ObjectMeta {
  name: string;
  namespace?: string;
  generateName?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
  ownerReferences?: OwnerReference[];
  managedFields?: unknown[];
}

/** Any Kubernetes object as plain JSON, exactly as the API server sends it. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  // Kinds differ in everything else; narrower interfaces extend this one.
  [field: string]: unknown;
}

/** An object before the server names it: `metadata.generateName` may stand in for `name`. */
export type NewObject<T extends KubeObject = KubeObject> = Omit<
  T,
  'metadata'
> & {
  apiVersion: string;
  kind: string;
  metadata: Partial<ObjectMeta>;
};

/** How a kind is addressed: `apiVersion` is `v1` or `<group>/<version>`. */
export interface Resource {
  apiVersion: string;
  kind: string;
  plural: string;
  namespaced: boolean;
}

/** Which object of a kind; `namespace` is left out for cluster-scoped kinds. */
export interface ObjectRef {
  name: string;
  namespace?: string;
}

/** One entry of a watch stream. BOOKMARK objects carry only a resourceVersion. */
export interface WatchEvent<T extends KubeObject = KubeObject> {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';
  object: T;
}

/** Time as the controllers see it, so that tests can hold or advance it. */
export interface Clock {
  now(): Date;
  /** Runs `callback` after `ms` milliseconds; the returned function cancels it. */
  after(ms: number, callback: () => void): () => void;
}
