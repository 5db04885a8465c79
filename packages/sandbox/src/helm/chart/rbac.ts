import {
  safeConcatName,
  syncerServiceAccount,
} from 'backstage-plugin-dapr-vcluster-common';
import { ChartValues, PolicyRule } from './values';
import { Release, Rendered } from './types';

const RBAC = 'rbac.authorization.k8s.io';

/** In multi-namespace mode the syncer creates namespaces. */
const NAMESPACE_RULE: PolicyRule = {
  apiGroups: [''],
  resources: ['namespaces', 'serviceaccounts'],
  verbs: ['create', 'delete', 'patch', 'update', 'get', 'watch', 'list'],
};

/**
 * The syncer's rights: in its namespace, or everywhere in multi-namespace mode.
 *
 * @param recorded - roles of the recorded release; its rules for synced objects are in the Role or in the ClusterRole
 *   `vc-mn-…`
 */
export function rbac(
  { rbac: { role, clusterRole }, experimental }: ChartValues,
  { name, namespace }: Release,
  recorded: Rendered[],
): Rendered[] {
  const { genericSync, multiNamespaceMode } = experimental;
  const synced = recorded.find(
    ({ kind, metadata }) =>
      kind === 'Role' || metadata.name!.startsWith('vc-mn-'),
  )!;
  const bind = (kind: string, own: string, rules: PolicyRule[]): Rendered[] => {
    const metadata = {
      name: own,
      labels: synced.metadata.labels,
      ...(kind === 'Role' && { namespace }),
    };
    const account = syncerServiceAccount(name);
    return [
      { apiVersion: `${RBAC}/v1`, kind, metadata, rules },
      {
        apiVersion: `${RBAC}/v1`,
        kind: `${kind}Binding`,
        metadata,
        roleRef: { apiGroup: RBAC, kind, name: own },
        subjects: [{ kind: 'ServiceAccount', name: account, namespace }],
      },
    ];
  };
  const clusterRules = [
    ...(multiNamespaceMode.enabled ? [NAMESPACE_RULE] : []),
    ...(clusterRole.extraRules ?? []),
    ...(genericSync.clusterRole.extraRules ?? []),
  ];
  const rules = [
    ...(synced.rules as PolicyRule[]),
    ...(role.extraRules ?? []),
    ...(genericSync.role.extraRules ?? []),
  ];
  const clusterName = (prefix: string) =>
    safeConcatName(prefix, name, 'v', namespace);
  return [
    ...(clusterRules.length > 0
      ? bind('ClusterRole', clusterName('vc'), clusterRules)
      : []),
    ...(multiNamespaceMode.enabled
      ? bind('ClusterRole', clusterName('vc-mn'), rules)
      : bind('Role', syncerServiceAccount(name), rules)),
  ];
}
