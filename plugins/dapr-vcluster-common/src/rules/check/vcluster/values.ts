import { isMap, JsonMap, ObjectPath } from '../model/paths';
import { isLegacyPath } from './legacy/translate';
import { ROOT, alternativesOf } from './schema/shapes';

/** Keys at the root of the values of a chart from 0.20 on, in any version. */
const NEW_ROOTS = new Set(
  alternativesOf(ROOT).flatMap(each =>
    each.kind === 'map' ? Object.keys(each.shape) : [],
  ),
);

/** Keys that no other chart has at the root of its values: one of them is enough. */
const OWN_ROOTS = new Set([
  'controlPlane',
  'exportKubeConfig',
  'privateNodes',
  'sleepMode',
  'syncer',
  'fallbackHostDns',
  'multiNamespaceMode',
  'mapServices',
  'embeddedEtcd',
  'workloadServiceAccount',
  'proLicenseSecret',
  'k3sToken',
  'noopSyncer',
  'centralAdmission',
]);

/** Keys that other charts have too: together with a key below them they tell. */
const OWN_CHILDREN: Readonly<Record<string, readonly string[]>> = {
  sync: ['toHost', 'fromHost'],
  networking: ['advanced', 'replicateServices', 'resolveDNS', 'podCIDR'],
  policies: [
    'resourceQuota',
    'limitRange',
    'podSecurityStandard',
    'centralAdmission',
  ],
  experimental: [
    'deploy',
    'genericSync',
    'multiNamespaceMode',
    'syncSettings',
    'virtualClusterKubeConfig',
    'isolatedControlPlane',
    'denyProxyRequests',
    'sleepMode',
    'proxy',
  ],
  integrations: [
    'metricsServer',
    'kubeVirt',
    'externalSecrets',
    'certManager',
    'istio',
    'netris',
  ],
  isolation: ['enabled', 'podSecurityStandard', 'nodeProxyPermission'],
  init: ['manifests', 'manifestsTemplate', 'helm'],
  vcluster: [
    'image',
    'extraArgs',
    'baseArgs',
    'command',
    'extraVolumeMounts',
    'volumeMounts',
    'env',
    'resources',
  ],
  platform: ['apiKey', 'project'],
  external: ['platform'],
  sleep: ['auto', 'timeZone'],
  snapshots: ['auto'],
  deletion: ['auto', 'prevent'],
  telemetry: [
    'instanceCreator',
    'platformUserID',
    'platformInstanceID',
    'machineID',
  ],
};

/** Keys below `sync` of charts before 0.20. */
const isOldSync = (value: unknown) =>
  isMap(value) &&
  Object.keys(value).length > 0 &&
  Object.keys(value).every(key => isLegacyPath(`sync.${key}`));

function isOwn(key: string, value: unknown): boolean {
  if (OWN_ROOTS.has(key)) {
    return true;
  }
  const children = Object.prototype.hasOwnProperty.call(OWN_CHILDREN, key)
    ? OWN_CHILDREN[key]
    : [];
  const hasOwnChild = isMap(value) && children.some(child => child in value);
  if (key === 'vcluster') {
    return hasOwnChild && fitsLegacy(key, value);
  }
  return hasOwnChild || (key === 'sync' && isOldSync(value));
}

/** Whether every key that is given below a root is one that charts before 0.20 had there. */
function fitsLegacy(path: string, value: unknown): boolean {
  if (!isLegacyPath(path)) {
    return false;
  }
  const hasChildren =
    isMap(value) &&
    Object.keys(value).some(key => isLegacyPath(`${path}.${key}`));
  return (
    !hasChildren ||
    Object.entries(value as JsonMap).every(([key, each]) =>
      fitsLegacy(`${path}.${key}`, each),
    )
  );
}

/**
 * Whether a document is values of the vcluster chart: no Kubernetes object, and either with a key that only that chart has,
 * or with several keys of which it has all, as they would be written for it.
 */
export function isVclusterValues(value: JsonMap): boolean {
  if (value.apiVersion !== undefined || value.kind !== undefined) {
    return false;
  }
  const entries = Object.entries(value);
  if (entries.some(([key, each]) => isOwn(key, each))) {
    return true;
  }
  return (
    entries.length > 1 &&
    entries.every(([key, each]) => NEW_ROOTS.has(key) || fitsLegacy(key, each))
  );
}

/**
 * Where a values file of a chart that depends on the vcluster chart has the values of the latter: below `vcluster`.
 */
export function ownValuesPath(value: JsonMap): ObjectPath | undefined {
  const { vcluster, apiVersion, kind } = value;
  return apiVersion === undefined &&
    kind === undefined &&
    isMap(vcluster) &&
    isVclusterValues(vcluster)
    ? ['vcluster']
    : undefined;
}
