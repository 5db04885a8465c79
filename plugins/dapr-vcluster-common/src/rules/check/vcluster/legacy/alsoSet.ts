import { isMap, JsonMap, ObjectPath, valueAt } from '../../model/paths';

/** Whether an old setting is on. */
export const isTrue = (value: unknown) => value === true || value === 'true';

const pathOf = (path: string): ObjectPath => path.split('.');

/** Other stores than that of `etcd`. */
const STORES = [
  'embeddedEtcd.enabled',
  'controlPlane.backingStore.etcd.embedded.enabled',
  'controlPlane.backingStore.etcd.external.enabled',
  'controlPlane.backingStore.database.embedded.enabled',
  'controlPlane.backingStore.database.external.enabled',
];

const setOn = (path: string) => ({
  op: 'set' as const,
  path: pathOf(path),
  value: true,
});

/** What some settings did besides, and others do now. */
export function alsoSet(from: string, given: unknown, values: JsonMap) {
  if (from === 'sync.ingresses.enabled') {
    const classes = valueAt(values, ['sync', 'ingressclasses']);
    const hasOwn = isMap(classes) && Object.keys(classes).length > 0;
    return isTrue(given) && !hasOwn
      ? [setOn('sync.fromHost.ingressClasses.enabled')]
      : [];
  }
  if (from.startsWith('proxy.metricsServer.')) {
    return isTrue(given) ? [setOn('integrations.metricsServer.enabled')] : [];
  }
  // The charts k8s and eks had it as their store.
  const hasEtcd =
    from.startsWith('etcd.') &&
    !isTrue(valueAt(values, ['etcd', 'disabled'])) &&
    !STORES.some(each => isTrue(valueAt(values, pathOf(each))));
  return hasEtcd
    ? [setOn('controlPlane.backingStore.etcd.deploy.enabled')]
    : [];
}
