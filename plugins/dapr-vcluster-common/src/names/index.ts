export {
  clusterRoleNames,
  configSecretName,
  kubeconfigSecretName,
  syncerServiceAccount,
  syncerUser,
  workloadServiceAccount,
} from './accounts';
export { sha256Hex } from './hash';
export {
  ANNOTATION_CONTROLLED_BY,
  ANNOTATION_FORCE_SYNC,
  ANNOTATION_MANAGED_ANNOTATIONS,
  ANNOTATION_OBJECT_HOST_NAME,
  ANNOTATION_OBJECT_HOST_NAMESPACE,
  ANNOTATION_OBJECT_KIND,
  ANNOTATION_OBJECT_NAME,
  ANNOTATION_OBJECT_NAMESPACE,
  ANNOTATION_OBJECT_UID,
  ANNOTATION_TOKEN_PREFIX,
  LABEL_SYNCED_BY,
  LABEL_VCLUSTER_NAME,
  LABEL_VCLUSTER_NAMESPACE,
  LABEL_VIRTUAL_NAMESPACE,
  POD_ANNOTATIONS,
} from './keys';
export { originOf, ownedNamespaces } from './reverse';
export type { HostMetadata, OwnedNamespace, VirtualOrigin } from './reverse';
export { renameSecrets, secretsOf } from './secretRefs';
export { shareNamespaces, takesNamespace } from './shared-namespaces';
export { checkTenantName, checkTenantNamespace } from './tenant-name';
export type { NameProblem } from './tenant-name';
export {
  managedByValue,
  multiNamespaceHostNamespace,
  multiNamespaceRootCaName,
  multiNamespaceSuffix,
  namespaceLabelKey,
  safeConcatName,
  singleNamespaceName,
} from './translate';
export type { VclusterRef } from './translate';
