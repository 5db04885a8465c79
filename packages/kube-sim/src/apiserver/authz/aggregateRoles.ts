import { isEqual } from 'lodash';
import { ObjectStore } from '../storage/ObjectStore';
import { Rbac } from './Rbac';

const CLUSTER_ROLES = 'clusterroles.rbac.authorization.k8s.io';

/** Fills in the rules of aggregated ClusterRoles, as a controller of Kubernetes does. */
export function aggregateRoles(store: ObjectStore, rbac: Rbac): void {
  let isQueued = false;
  const fill = () => {
    isQueued = false;
    for (const role of store.list(CLUSTER_ROLES)) {
      const rules = rbac.rulesOfRole(role);
      if (role.aggregationRule && !isEqual(role.rules ?? [], rules)) {
        store.put(CLUSTER_ROLES, { ...role, rules });
      }
    }
  };
  store.subscribe(CLUSTER_ROLES, () => {
    if (!isQueued) {
      isQueued = true;
      setImmediate(fill);
    }
  });
  fill();
}
