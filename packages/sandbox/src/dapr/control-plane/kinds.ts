import {
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

const KINDS = [
  RESOURCES.namespaces,
  RESOURCES.serviceAccounts,
  RESOURCES.secrets,
  RESOURCES.configMaps,
  RESOURCES.clusterRoles,
  RESOURCES.clusterRoleBindings,
  RESOURCES.roles,
  RESOURCES.roleBindings,
  RESOURCES.services,
  RESOURCES.deployments,
  RESOURCES.statefulSets,
  RESOURCES.mutatingWebhookConfigurations,
  RESOURCES.configurations,
];

/** How the kind of a control plane object is addressed. */
export function resourceOf({
  apiVersion,
  kind,
}: {
  apiVersion: string;
  kind: string;
}): Resource {
  const found = KINDS.find(
    each => each.apiVersion === apiVersion && each.kind === kind,
  );
  if (!found) {
    throw new Error(`the control plane has no kind ${apiVersion} ${kind}`);
  }
  return found;
}
