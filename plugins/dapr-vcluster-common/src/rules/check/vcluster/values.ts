import { isMap, JsonMap } from '../model/paths';

/** Keys at the root of a values file of the vcluster chart, whatever its age. */
const ROOT_KEYS = new Set([
  'controlPlane',
  'networking',
  'sync',
  'experimental',
  'exportKubeConfig',
  'sleepMode',
  'syncer',
  'vcluster',
  'fallbackHostDns',
  'multiNamespaceMode',
  'mapServices',
  'isolation',
  'privateNodes',
]);

/** Whether a document is a values file of the vcluster chart: no Kubernetes object, and keys only that chart has. */
export function isVclusterValues(value: JsonMap): boolean {
  if (value.apiVersion !== undefined || value.kind !== undefined) {
    return false;
  }
  return Object.keys(value).some(
    key => ROOT_KEYS.has(key) && (key !== 'sync' || isMap(value.sync)),
  );
}
