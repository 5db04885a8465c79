import { Schema } from '../schema/Schema';
import { KubeObject } from '../meta/types';

export const ALL_VERBS = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];

/** Where the scale subresource finds its numbers, as in a CRD's `subresources.scale`. */
export type ScalePaths = {
  specReplicasPath: string;
  statusReplicasPath: string;
  labelSelectorPath?: string;
};

/** One version of one kind that the server serves. */
export type KindInfo = {
  group: string;
  version: string;
  kind: string;
  listKind: string;
  plural: string;
  singular: string;
  shortNames: string[];
  categories: string[];
  namespaced: boolean;
  verbs: string[];
  status: boolean;
  /** Whether a change of the desired state bumps `metadata.generation`. */
  generations: boolean;
  scale?: ScalePaths;
  /** Further subresources, such as `log` or `token`. */
  subresources: string[];
  /** Key of the table that holds the objects: all versions of a kind share one. */
  storage: string;
  /** Set when the stored form is of another version and more than `apiVersion` differs. */
  convert?: {
    toStorage(object: KubeObject): KubeObject;
    fromStorage(object: KubeObject): KubeObject;
  };
  storageApiVersion: string;
  custom: boolean;
  /** Fields, list keys and defaults; undefined for kinds that take any field. */
  schema?: Schema;
};

/** `v1` or `apps/v1`. */
export function apiVersionOf(kind: { group: string; version: string }): string {
  return kind.group ? `${kind.group}/${kind.version}` : kind.version;
}
