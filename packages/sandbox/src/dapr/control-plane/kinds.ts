import {
  CLUSTER_ROLE_BINDINGS,
  CLUSTER_ROLES,
  CONFIG_MAPS,
  DAPR_CONFIGURATIONS,
  DEPLOYMENTS,
  MUTATING_WEBHOOK_CONFIGURATIONS,
  NAMESPACES,
  Resource,
  ROLE_BINDINGS,
  ROLES,
  SECRETS,
  SERVICE_ACCOUNTS,
  SERVICES,
  STATEFUL_SETS,
} from 'dapr-vcluster-kube-sim/client';

const KINDS = [
  NAMESPACES,
  SERVICE_ACCOUNTS,
  SECRETS,
  CONFIG_MAPS,
  CLUSTER_ROLES,
  CLUSTER_ROLE_BINDINGS,
  ROLES,
  ROLE_BINDINGS,
  SERVICES,
  DEPLOYMENTS,
  STATEFUL_SETS,
  MUTATING_WEBHOOK_CONFIGURATIONS,
  DAPR_CONFIGURATIONS,
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
