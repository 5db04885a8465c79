import { isEqual, pick } from 'lodash';
import {
  KubeObject,
  NewObject,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { hostMetadata, mergedAnnotations } from '../translate/metadata';
import { KindRules } from './KindSync';
import { Sides } from './Sides';

/** A kind of which the syncer copies some fields as they are. */
export type ContentKind<T extends KubeObject> = {
  resource: Resource;
  fields: Array<keyof T & string>;
  wanted(virtual: T): boolean;
};

/** Rules for kinds whose copy is new metadata around the same contents. */
export function contentRules<T extends KubeObject>(
  sides: Sides,
  kind: ContentKind<T>,
): KindRules<T> {
  const copyOf = (virtual: T) =>
    ({
      apiVersion: virtual.apiVersion,
      kind: virtual.kind,
      metadata: hostMetadata(sides.placement, virtual, sides.owner),
      ...pick(virtual, kind.fields),
    } as unknown as NewObject<T>);
  return {
    resource: kind.resource,
    wanted: kind.wanted,
    toHost: copyOf,
    update: async (virtual, host) => {
      const next = withCopied(host, copyOf(virtual), kind.fields);
      if (!isEqual(next, host)) {
        await sides.host.client.replace(kind.resource, next);
      }
    },
  };
}

/** The host object with the copy's metadata and fields; everything else stays the host's. */
export function withCopied<T extends KubeObject>(
  host: T,
  copy: NewObject<T>,
  fields: string[],
): T {
  const { labels: _, ...metadata } = host.metadata;
  return {
    ...host,
    ...Object.fromEntries(
      fields
        .map(field => [field, copy[field]])
        .filter(([, value]) => value !== undefined),
    ),
    metadata: {
      ...metadata,
      ...(copy.metadata.labels && { labels: copy.metadata.labels }),
      annotations: mergedAnnotations(
        host.metadata.annotations,
        copy.metadata.annotations,
      ),
    },
  };
}
