import { ObjectMeta as WireMeta } from '../apiserver/types';

export type { OwnerReference } from '../apiserver/types';

/** The metadata of an object that exists: it has a name. */
export type ObjectMeta = WireMeta & { name: string };

/** Any Kubernetes object as plain JSON, exactly as the API server sends it. */
export type KubeObject = {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  // Kinds differ in everything else; narrower interfaces extend this one.
  [field: string]: unknown;
};

/** An object before the server names it: `metadata.generateName` may stand in for `name`. */
export type NewObject<T extends KubeObject = KubeObject> = Omit<
  T,
  'metadata'
> & {
  apiVersion: string;
  kind: string;
  metadata: WireMeta;
};

/** How a kind is addressed: `apiVersion` is `v1` or `<group>/<version>`. */
export type Resource = {
  apiVersion: string;
  kind: string;
  plural: string;
  namespaced: boolean;
};

/** Which object of a kind; `namespace` is left out for cluster-scoped kinds. */
export type ObjectRef = {
  name: string;
  namespace?: string;
};

/** One entry of a watch stream. BOOKMARK objects carry only a resourceVersion. */
export type WatchEvent<T extends KubeObject = KubeObject> = {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';
  object: T;
};
