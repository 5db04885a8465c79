import { ANNOTATION_SYNC_STATUS } from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { isActorStore } from '../check';
import { allowedMetadata, MetadataAllowList } from '../copy';
import { DaprResource, SyncedKind } from '../sync';
import { digestOfSaid } from './status';

/** Names of namespaces, and of objects of Dapr's kinds, as Kubernetes allows them (RFC 1123). */
const NAMESPACE = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const MAX_NAMESPACE = 63;
const NAME = /^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/;
const MAX_NAME = 253;

/** An object of a vcluster as it is copied and checked. */
export type VirtualObject = DaprResource & {
  /** Its size in characters, instead of its fields, when that is too much. */
  oversize?: number;
};

/** What is kept of an object of a vcluster: its fields as text, as they are rarely looked at. */
export type KeptObject = DaprResource & {
  /** JSON of its fields; empty when they are too much. */
  fields: string;
  oversize?: number;
  /** Its fields are not kept, as those of others take all the room: they are read when they are needed. */
  isLeftOut?: boolean;
  /** Whether it takes the place of an app's actor state store. */
  isActorStore: boolean;
  /** Digest of what its status says, at whatever time. */
  said?: string;
};

/**
 * What is kept of an object that the API server of a vcluster hands out; undefined for one that Kubernetes would not store.
 * The server may be one that a tenant has put in the place of the right one: it may hand out anything.
 */
export function keptObject(
  kind: SyncedKind,
  object: KubeObject,
  {
    allowedMetadata: allowed,
    maxCharacters,
  }: { allowedMetadata: MetadataAllowList; maxCharacters: number },
): KeptObject | undefined {
  const { metadata, status: _, apiVersion: __, kind: ___, ...rest } = object;
  if (!isIdentified(metadata)) {
    return undefined;
  }
  const fields = textOf(rest);
  const isTooLarge = fields === undefined || fields.length > maxCharacters;
  const annotations: Record<string, unknown> = metadata.annotations ?? {};
  const said = annotations[ANNOTATION_SYNC_STATUS];
  return {
    apiVersion: kind.apiVersion,
    kind: kind.kind,
    metadata: {
      name: metadata.name,
      namespace: metadata.namespace,
      uid: metadata.uid,
      generation:
        typeof metadata.generation === 'number'
          ? metadata.generation
          : undefined,
      creationTimestamp: textIn(metadata.creationTimestamp),
      deletionTimestamp: textIn(metadata.deletionTimestamp),
      labels: allowedMetadata(metadata.labels ?? undefined, allowed),
      annotations: allowedMetadata(metadata.annotations ?? undefined, allowed),
    },
    fields: isTooLarge ? '' : fields,
    oversize: isTooLarge ? fields?.length ?? maxCharacters + 1 : undefined,
    isActorStore: !isTooLarge && isActorStore({ ...rest, ...kind, metadata }),
    said:
      typeof said !== 'string' || said.length > maxCharacters
        ? undefined
        : digestOfSaid(said),
  };
}

/** The object that is kept, with its fields. */
export function wholeOf(kept: KeptObject): VirtualObject {
  const { apiVersion, kind, metadata, fields, oversize } = kept;
  return {
    ...(fields && (JSON.parse(fields) as object)),
    ...(oversize !== undefined && { oversize }),
    apiVersion,
    kind,
    metadata,
  };
}

/** Copies are found again by all three. */
function isIdentified(metadata: KubeObject['metadata']): boolean {
  const { name, namespace, uid } = metadata ?? {};
  return (
    isText(uid) &&
    isText(name) &&
    name.length <= MAX_NAME &&
    NAME.test(name) &&
    isText(namespace) &&
    namespace.length <= MAX_NAMESPACE &&
    NAMESPACE.test(namespace)
  );
}

/** Undefined for what is nested deeper than can be written. */
function textOf(fields: object): string | undefined {
  try {
    return JSON.stringify(fields);
  } catch {
    return undefined;
  }
}

function textIn(value: unknown): string | undefined {
  return isText(value) ? value : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
