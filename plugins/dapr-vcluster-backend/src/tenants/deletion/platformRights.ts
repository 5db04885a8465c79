import {
  ObjectOutcome,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { textAt, Value, valueAt } from './vclusterValues';

const RBAC = 'rbac.authorization.k8s.io/v1';

/** As the chart cuts names, one dash at the end with them. */
const cut = (name: string) => name.slice(0, 63).replace(/-$/, '');

/**
 * Role and RoleBinding by which a vcluster reads the key of vCluster Platform in another namespace
 * (`platform.apiKey.namespace`). They are of the Helm release, so that uninstalling takes them; of a namespace of others,
 * the portal does not look whether it has.
 *
 * Source: chart/templates/platform-rbac.yaml and _rbac.tpl of loft-sh/vcluster 0.20 to 0.37.
 */
export function platformRights(
  values: Value,
  { namespace: own, name }: TenantRef,
): ObjectOutcome[] {
  const places = [['platform'], ['external', 'platform']].map(path =>
    valueAt(values, ...path, 'apiKey'),
  );
  const namespaces = places.flatMap(apiKey => {
    const namespace = textAt(apiKey, 'namespace');
    const isMade = valueAt(apiKey, 'createRBAC') !== false;
    return namespace && isMade && namespace !== own ? [namespace] : [];
  });
  const role = `vc-${name}-v-${own}-platform-role`;
  return [...new Set(namespaces)].flatMap(namespace =>
    [
      { kind: 'RoleBinding', full: `${role}-binding` },
      { kind: 'Role', full: role },
    ].map(
      ({ kind, full }): ObjectOutcome => ({
        apiVersion: RBAC,
        kind,
        namespace,
        name: cut(full),
        outcome: 'left',
        reason:
          'The chart makes it there, so that the vcluster reads the key of vCluster Platform; uninstalling its Helm release deletes it. Delete it by hand if it is still there',
      }),
    ),
  );
}
