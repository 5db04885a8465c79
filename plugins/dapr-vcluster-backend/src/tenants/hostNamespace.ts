import {
  ANNOTATION_DELETING,
  ANNOTATION_OWNER,
  ANNOTATION_PRESET,
  ANNOTATION_PROFILE,
  ANNOTATION_SPEC_HASH,
  LABEL_MANAGED_BY,
  LABEL_TENANT,
  MANAGED_BY,
  sha256Hex,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantResource } from '../platform/permissions';
import { KubeObject } from '../platform/hosts';
import { TenantDefinition } from './definition';

/** Labels on every host object made for a tenant. */
export function ownLabels(ref: TenantRef): Record<string, string> {
  return { [LABEL_MANAGED_BY]: MANAGED_BY, [LABEL_TENANT]: ref.name };
}

/** The tenant's own host namespace: it says who owns the tenant and how it was asked for. */
export function renderNamespace(tenant: TenantDefinition): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: tenant.ref.namespace,
      labels: { ...tenant.labels, ...ownLabels(tenant.ref) },
      annotations: {
        [ANNOTATION_OWNER]: tenant.owner,
        [ANNOTATION_PROFILE]: tenant.profile,
        [ANNOTATION_PRESET]: tenant.preset,
        [ANNOTATION_SPEC_HASH]: specHash(tenant),
      },
    },
  };
}

/** True when this product made the namespace for this tenant. */
export function isOwnNamespace(namespace: KubeObject, ref: TenantRef): boolean {
  const labels = namespace.metadata.labels ?? {};
  return (
    labels[LABEL_MANAGED_BY] === MANAGED_BY && labels[LABEL_TENANT] === ref.name
  );
}

/** Since when the tenant is being deleted, if it is. */
export function deletingSince(namespace: KubeObject): string | undefined {
  const { deletionTimestamp, annotations } = namespace.metadata;
  return deletionTimestamp ?? annotations?.[ANNOTATION_DELETING];
}

/** What permission rules look at, read from the live namespace. */
export function resourceOf(
  ref: TenantRef,
  namespace: KubeObject,
): TenantResource {
  return {
    ref,
    owner: namespace.metadata.annotations?.[ANNOTATION_OWNER],
    labels: namespace.metadata.labels ?? {},
  };
}

/** A field in which an existing tenant differs from the one asked for. */
export type Difference = { field: string; present: string; asked: string };

/** First difference between what is there and what is asked for; undefined when it is the same request again. */
export function firstDifference(
  namespace: KubeObject,
  tenant: TenantDefinition,
): Difference | undefined {
  const wanted = renderNamespace(tenant).metadata;
  const { annotations = {}, labels = {} } = namespace.metadata;
  const fields: Array<[string, string | undefined, string | undefined]> = [
    ['owner', annotations[ANNOTATION_OWNER], tenant.owner],
    ['profile', annotations[ANNOTATION_PROFILE], tenant.profile],
    ['preset', annotations[ANNOTATION_PRESET], tenant.preset],
    ...Object.entries(tenant.labels).map(
      ([key, value]): [string, string | undefined, string] => [
        `labels["${key}"]`,
        labels[key],
        value,
      ],
    ),
    // The hash covers what the namespace alone cannot show: labels that are no longer asked for.
    [
      'labels',
      annotations[ANNOTATION_SPEC_HASH],
      wanted.annotations?.[ANNOTATION_SPEC_HASH],
    ],
  ];
  const found = fields.find(([, present, asked]) => present !== asked);
  if (!found) {
    return undefined;
  }
  const [field, present = 'none', asked = 'none'] = found;
  return field === 'labels'
    ? { field, present: 'more labels', asked: JSON.stringify(tenant.labels) }
    : { field, present, asked };
}

function specHash({ owner, profile, preset, labels }: TenantDefinition) {
  const sorted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256Hex(JSON.stringify([owner, profile, preset, sorted])).slice(
    0,
    16,
  );
}
