import { isRecord } from '../meta/json';
import { KubeObject } from '../meta/types';

/** Fields that an update cannot drop: what the server itself once filled in. Returns a changed copy. */
export function beforeUpdate(next: KubeObject, before: KubeObject): KubeObject {
  if (!isRecord(before.spec)) {
    return next;
  }
  const spec = isRecord(next.spec) ? next.spec : {};
  if (next.kind === 'Namespace') {
    return { ...next, spec: { ...spec, finalizers: before.spec.finalizers } };
  }
  if (
    next.kind === 'Service' &&
    spec.type !== 'ExternalName' &&
    !spec.clusterIP
  ) {
    const { clusterIP, clusterIPs, ipFamilies, ipFamilyPolicy } = before.spec;
    return {
      ...next,
      spec: { clusterIP, clusterIPs, ipFamilies, ipFamilyPolicy, ...spec },
    };
  }
  return next;
}
