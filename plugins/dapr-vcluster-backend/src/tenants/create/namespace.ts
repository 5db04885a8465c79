import {
  ANNOTATION_EXPIRES,
  ANNOTATION_ISOLATION,
  ANNOTATION_LIFECYCLE,
  ANNOTATION_OWNER,
  ANNOTATION_PRESET,
  ANNOTATION_PROFILE,
  ANNOTATION_SPEC_HASH,
  CreatableProfile,
  isCreatableProfile,
  podSecurityLabels,
  sha256Hex,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { ownLabels } from '../live/hostNamespace';
import { TenantOptions } from '../presets/options';
import { TenantDefinition } from './definition';

/** Labels of a namespace that no caller can request. */
const OWN_LABELS = [
  /^kubernetes\.io\/metadata\.name$/,
  /^app\.kubernetes\.io\/managed-by$/,
  /^pod-security\.kubernetes\.io\//,
  /^dapr-vcluster\//,
];

/** The API server sets this label on every namespace. */
const OWN_NAME = 'kubernetes.io/metadata.name';

/** The tenant's own host namespace: it says who owns the tenant and how it was requested. */
export function renderNamespace(tenant: TenantDefinition): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: tenant.ref.namespace,
      labels: {
        ...tenant.labels,
        ...ownLabels(tenant.ref),
        ...podSecurityLabels(tenant.isolation),
      },
      annotations: {
        [ANNOTATION_OWNER]: tenant.owner,
        [ANNOTATION_PROFILE]: tenant.profile,
        [ANNOTATION_PRESET]: tenant.preset,
        ...(tenant.isolation !== 'none' && {
          [ANNOTATION_ISOLATION]: tenant.isolation,
        }),
        [ANNOTATION_SPEC_HASH]: specHash(tenant),
        ...(tenant.expiry && {
          [ANNOTATION_EXPIRES]: tenant.expiry.at,
          [ANNOTATION_LIFECYCLE]: JSON.stringify({ expiry: tenant.expiry }),
        }),
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
    [
      'isolation',
      annotations[ANNOTATION_ISOLATION] ?? 'none',
      tenant.isolation,
    ],
    ...Object.entries(tenant.labels).map(
      ([key, value]): [string, string | undefined, string] => [
        `labels["${key}"]`,
        labels[key],
        value,
      ],
    ),
    // The hash covers what the namespace alone cannot show.
    [
      'hash',
      annotations[ANNOTATION_SPEC_HASH],
      wanted.annotations?.[ANNOTATION_SPEC_HASH],
    ],
  ];
  const found = fields.find(([, present, asked]) => present !== asked);
  if (!found) {
    return undefined;
  }
  const [field, present = 'none', asked = 'none'] = found;
  return field === 'hash'
    ? hiddenDifference(namespace, tenant)
    : { field, present, asked };
}

/** Labels that are no longer requested, or what the platform team has changed in the preset since. */
function hiddenDifference(
  { metadata: { labels = {} } }: KubeObject,
  tenant: TenantDefinition,
): Difference {
  const known = { ...renderNamespace(tenant).metadata.labels, [OWN_NAME]: '' };
  return Object.keys(labels).every(key => key in known)
    ? {
        field: 'preset',
        present: `${tenant.preset} with another network or access control`,
        asked: tenant.preset,
      }
    : {
        field: 'labels',
        present: 'more labels',
        asked: JSON.stringify(tenant.labels),
      };
}

/**
 * The hash of a tenant after its profile was changed; undefined where the present one does not say what the namespace
 * shows: then it differs from any request, as before.
 */
export function hashWithProfile(
  { metadata }: KubeObject,
  profile: CreatableProfile,
  { presets }: Pick<TenantOptions, 'presets'>,
): string | undefined {
  const { annotations = {}, labels = {} } = metadata;
  const preset = presets.find(
    ({ name }) => name === annotations[ANNOTATION_PRESET],
  );
  const before = annotations[ANNOTATION_PROFILE] ?? '';
  if (!preset || !isCreatableProfile(before)) {
    return undefined;
  }
  const { isolation = 'none', network, accessControl } = preset.policy;
  const tenant = {
    owner: annotations[ANNOTATION_OWNER] ?? '',
    preset: preset.name,
    isolation,
    network,
    accessControl,
    labels: Object.fromEntries(
      Object.entries(labels).filter(
        ([key]) => !OWN_LABELS.some(own => own.test(key)),
      ),
    ),
  };
  return specHash({ ...tenant, profile: before }) ===
    annotations[ANNOTATION_SPEC_HASH]
    ? specHash({ ...tenant, profile })
    : undefined;
}

/** What exists without isolation keeps the hash that it was given before there was any. */
function specHash(
  tenant: Omit<TenantDefinition, 'ref' | 'chartVersion' | 'values'>,
) {
  const { owner, profile, preset, labels } = tenant;
  const sorted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  const { isolation, network, accessControl } = tenant;
  const isolated =
    isolation === 'none' && !accessControl
      ? []
      : [[isolation, network ?? null, accessControl ?? null]];
  return sha256Hex(
    JSON.stringify([owner, profile, preset, sorted, ...isolated]),
  ).slice(0, 16);
}
