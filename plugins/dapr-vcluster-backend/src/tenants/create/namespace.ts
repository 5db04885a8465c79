import {
  ANNOTATION_OWNER,
  ANNOTATION_PRESET,
  ANNOTATION_PROFILE,
  ANNOTATION_SPEC_HASH,
  sha256Hex,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { ownLabels } from '../live/hostNamespace';
import { TenantDefinition } from './definition';

/** The tenant's own host namespace: it says who owns the tenant and how it was requested. */
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

/** A field in which an existing tenant differs from the requested one. */
export type Difference = { field: string; present: string; asked: string };

/** First difference between what exists and what is requested; undefined when it is the same request again. */
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
    // The hash covers what the namespace alone cannot show: labels that are no longer requested.
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
