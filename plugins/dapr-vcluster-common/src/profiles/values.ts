import { DAPR_KIND_TABLE, isDaprAtLeast } from '../contract/daprKinds';
import {
  ISOLATED_LIMITS,
  Isolation,
  podSecurityLabels,
  PresetNetwork,
  RESTRICTED_CONTROL_PLANE,
} from './isolation';
import type { JsonRecord } from './json';
import { PROFILES, CreatableProfile } from './profiles';

/**
 * What an owner fixes in a preset; a tenant can only choose its name.
 *
 * @public
 */
export type PresetPolicy = {
  /** ResourceQuota hard limits, e.g. `requests.cpu: 4`. */
  quota?: Record<string, string | number>;
  /** LimitRange defaults for containers. */
  limitRange?: {
    default?: Record<string, string>;
    defaultRequest?: Record<string, string>;
  };
  /** Requests and limits of the vcluster's control plane. */
  controlPlane?: {
    requests?: Record<string, string>;
    limits?: Record<string, string>;
  };
  /** How strictly the tenant is kept apart; `none` unless given. */
  isolation?: Isolation;
  /** Connections allowed beside those that every tenant needs; without effect where the isolation is `none`. */
  network?: PresetNetwork;
  /** Dapr resources that deny calls of apps by default. */
  accessControl?: PresetAccessControl;
  /** Further chart values of the owner; they win over what the profile says. */
  values?: JsonRecord;
};

/**
 * Dapr resources that the portal creates with a tenant, so that its sidecars deny calls by default.
 *
 * @public
 */
export type PresetAccessControl = {
  /** App ids of the tenant that may invoke the others; a Configuration denies everybody else. */
  callers: string[];
  /** Whether a WorkflowAccessPolicy denies workflow calls between apps too; needs Dapr 1.18 on the host. */
  workflows: boolean;
};

/** The oldest Dapr that a syncer of this profile meets. */
const OLDEST_DAPR = '1.10';

const EXPORTS = Object.values(DAPR_KIND_TABLE).map(
  ({ apiVersion, kind, since }) => ({
    apiVersion,
    kind,
    ...(!isDaprAtLeast(OLDEST_DAPR, since) && { optional: true }),
  }),
);

const ALL_VERBS = [
  'create',
  'delete',
  'patch',
  'update',
  'get',
  'list',
  'watch',
];

function multiNamespaceValues(isolation?: Isolation): JsonRecord {
  const namespaceLabels = podSecurityLabels(isolation);
  return {
    multiNamespaceMode: {
      enabled: true,
      // The syncer creates these namespaces later: it is the only one who can label all of them.
      ...(Object.keys(namespaceLabels).length > 0 && { namespaceLabels }),
    },
    genericSync: {
      version: 'v1beta1',
      clusterRole: {
        extraRules: [
          {
            apiGroups: ['apiextensions.k8s.io'],
            resources: ['customresourcedefinitions'],
            verbs: ['get', 'list', 'watch'],
          },
          {
            apiGroups: ['dapr.io'],
            resources: Object.values(DAPR_KIND_TABLE).map(
              ({ plural }) => plural,
            ),
            verbs: ALL_VERBS,
          },
        ],
      },
      export: EXPORTS,
    },
  };
}

function policies({ isolation, quota, limitRange }: PresetPolicy): JsonRecord {
  if (isolation === undefined || isolation === 'none') {
    return {
      ...(quota && { resourceQuota: { enabled: true, quota } }),
      ...(limitRange && { limitRange: { enabled: true, ...limitRange } }),
    };
  }
  const given = { quota: { ...quota }, limitRange: { ...limitRange } };
  const limits = mergeValues(ISOLATED_LIMITS, given) as typeof given;
  return {
    podSecurityStandard: isolation,
    resourceQuota: { enabled: true, quota: limits.quota },
    limitRange: { enabled: true, ...limits.limitRange },
  };
}

/** Deep merge of plain objects; `over` wins, lists are replaced whole. */
export function mergeValues(base: JsonRecord, over: JsonRecord): JsonRecord {
  const merged: JsonRecord = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const present = merged[key];
    merged[key] =
      isRecord(present) && isRecord(value)
        ? mergeValues(present, value)
        : value;
  }
  return merged;
}

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Chart values of a tenant: what Dapr needs to work inside a vcluster, then the preset.
 *
 * - `fallbackHostCluster`: injected sidecars dial the control plane by the host's service names.
 * - `secrets.all`: the Dapr operator resolves `secretKeyRef` on the host, and a Secret used by no pod is not synced otherwise.
 * - the open-source image for host-managed tenants: the chart's default image wants a licence for some features.
 * - `policies`: quota and limits of the preset. With an isolation, the vcluster's API server enforces the Pod Security
 *   Standard too, so that tenants get the reason at once and not as an event of the syncer.
 *
 * @public
 */
export function chartValues(
  profile: CreatableProfile,
  preset: PresetPolicy,
): JsonRecord {
  const limits = policies(preset);
  const values: JsonRecord = {
    networking: { advanced: { fallbackHostCluster: true } },
    sync: { toHost: { secrets: { all: true } } },
    telemetry: { enabled: false },
    controlPlane: {
      statefulSet: {
        image: { repository: 'loft-sh/vcluster-oss' },
        ...(preset.controlPlane && { resources: preset.controlPlane }),
      },
    },
    ...(Object.keys(limits).length > 0 && { policies: limits }),
    ...(PROFILES[profile].mode === 'multi-namespace' && {
      experimental: multiNamespaceValues(preset.isolation),
    }),
  };
  const isolated =
    preset.isolation === 'restricted'
      ? mergeValues(values, { controlPlane: RESTRICTED_CONTROL_PLANE })
      : values;
  return preset.values ? mergeValues(isolated, preset.values) : isolated;
}
