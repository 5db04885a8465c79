import { isMap, JsonMap, ObjectPath, valueAt } from '../model/paths';
import { isLegacyPath } from './legacy/translate';
import { ROOT, alternativesOf } from './schema/shapes';

const shapesOf = (text: string) =>
  alternativesOf(text).flatMap(each =>
    each.kind === 'map' ? [each.shape] : [],
  );

/** Keys at the root of the values of a chart from 0.20 on, in any version, and what each of them may be. */
const NEW_ROOTS = new Map(
  shapesOf(ROOT).flatMap(shape => Object.entries(shape)),
);

/** Keys that a chart from 0.20 on has below one at the root, in any version. */
const newChildren = (root: string) =>
  shapesOf(NEW_ROOTS.get(root) ?? '').flatMap(shape => Object.keys(shape));

/** Keys that no other chart has at the root of its values: one of them is enough. */
const OWN_ROOTS = new Set([
  'controlPlane',
  'exportKubeConfig',
  'privateNodes',
  'sleepMode',
  'fallbackHostDns',
  'hostpathMapper',
  'multiNamespaceMode',
  'mapServices',
  'embeddedEtcd',
  'workloadServiceAccount',
  'proLicenseSecret',
  'autoDeletePersistentVolumeClaims',
  'k3sToken',
  'noopSyncer',
  'centralAdmission',
]);

/** Keys that other charts have too: together with a key below them they tell. */
const OWN_CHILDREN: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    ['policies', 'deploy', 'experimental', 'integrations', 'networking'].map(
      root => [root, newChildren(root)],
    ),
  ),
  sync: ['toHost', 'fromHost'],
  isolation: [
    'podSecurityStandard',
    'nodeProxyPermission',
    'resourceQuota',
    'limitRange',
    'networkPolicy',
  ],
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
  platform: ['apiKey'],
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

/** Rules of a role that the chart takes. */
const RULES = ['extraRules', 'overwriteRules'];

const isOwnRbac = (value: unknown) =>
  ['role', 'clusterRole'].some(role =>
    RULES.some(rules => Array.isArray(valueAt(value, [role, rules]))),
  );

/** Keys that charts have below `sync`, the newer ones in one of its two parts; people forget the part. */
const SYNCED = new Set(
  shapesOf(NEW_ROOTS.get('sync') ?? '').flatMap(shape =>
    Object.values(shape).flatMap(part => shapesOf(part).flatMap(Object.keys)),
  ),
);

const isOwnSync = (value: unknown) =>
  isMap(value) &&
  Object.keys(value).length > 0 &&
  Object.keys(value).every(
    key =>
      key !== 'enabled' && (SYNCED.has(key) || isLegacyPath(`sync.${key}`)),
  );

const isOwnSyncer = (value: unknown) =>
  isMap(value) && Object.keys(value).some(key => isLegacyPath(`syncer.${key}`));

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
  if (key === 'syncer') {
    return isOwnSyncer(value);
  }
  return (
    hasOwnChild ||
    (key === 'sync' && isOwnSync(value)) ||
    (key === 'rbac' && isOwnRbac(value))
  );
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

/** Whether a key and what is below it could be values of a chart from 0.20 on. */
function fitsNew(key: string, value: unknown): boolean {
  const known = newChildren(key);
  return (
    NEW_ROOTS.has(key) &&
    (!isMap(value) ||
      known.length === 0 ||
      Object.keys(value).every(child => known.includes(child)))
  );
}

/** Keys that the values of most charts have, and mean nothing without another one. */
const COMMON = new Set([
  'admission',
  'affinity',
  'annotations',
  'api',
  'config',
  'controller',
  'etcd',
  'external',
  'fullnameOverride',
  'global',
  'ingress',
  'init',
  'job',
  'labels',
  'logging',
  'monitoring',
  'nameOverride',
  'nodeSelector',
  'plugin',
  'plugins',
  'podAnnotations',
  'podDisruptionBudget',
  'podLabels',
  'podSecurityContext',
  'priorityClassName',
  'rbac',
  'replicas',
  'scheduler',
  'securityContext',
  'service',
  'serviceAccount',
  'storage',
  'telemetry',
  'tolerations',
  'volumes',
]);

/** Parts of a control plane before 0.20: no other chart has two of them. */
const PARTS = ['api', 'controller', 'etcd', 'scheduler'];

/** Whether a value is more than a part that is on, off or empty, as every chart may have under any name. */
function saysMore(value: unknown): boolean {
  return !isMap(value) || Object.keys(value).some(key => key !== 'enabled');
}

/** Whether keys that the values of most charts have are written as only this chart has them. */
function isTelling(value: JsonMap): boolean {
  return (
    valueAt(value, ['storage', 'className']) !== undefined ||
    PARTS.filter(part => part in value).length > 1
  );
}

/**
 * Whether a document is values of the vcluster chart: no Kubernetes object, and either with a key that only that chart has,
 * or with keys of which it has all, as they would be written for it. `file` is its name: one with `vcluster` in it tells of
 * keys that the values of most charts have.
 */
export function isVclusterValues(value: JsonMap, file = ''): boolean {
  if (value.apiVersion !== undefined || value.kind !== undefined) {
    return false;
  }
  const entries = Object.entries(value);
  if (entries.some(([key, each]) => isOwn(key, each))) {
    return true;
  }
  const isNamed = /vcluster/i.test(file);
  const isTold =
    isNamed ||
    isTelling(value) ||
    entries.some(([key, each]) => !COMMON.has(key) && saysMore(each));
  return (
    isTold &&
    entries.length > (isNamed ? 0 : 1) &&
    entries.every(([key, each]) => fitsNew(key, each) || fitsLegacy(key, each))
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
    Object.entries(vcluster).some(([key, each]) => isOwn(key, each))
    ? ['vcluster']
    : undefined;
}
