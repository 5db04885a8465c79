import { DAPR_KIND_TABLE } from 'backstage-plugin-dapr-vcluster-common';
import { HostObject } from 'backstage-plugin-dapr-vcluster-node';
import {
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { IsolatedTenant } from './IsolatedTenant';
import { accessControl } from './accessControl';
import { IsolationFacts } from './HostFacts';
import { networkPolicies } from './networkPolicies';

const KINDS: Resource[] = [
  RESOURCES.networkPolicies,
  DAPR_KIND_TABLE.Configuration,
  DAPR_KIND_TABLE.WorkflowAccessPolicy,
];

/**
 * Objects that keep a tenant apart from others and that the chart does not render in a way that suits Dapr. They are
 * applied before the vcluster is installed, whatever installs it. Quota, limits and the Pod Security Standard inside the
 * vcluster are values of the chart; the standard on the host is a label of the namespace.
 */
export function isolationObjects(
  tenant: IsolatedTenant,
  facts: IsolationFacts,
): Array<{ resource: Resource; object: HostObject }> {
  const objects = [
    ...(tenant.isolation === 'none' ? [] : networkPolicies(tenant, facts)),
    ...accessControl(tenant, facts),
  ];
  return objects.map(object => ({
    resource: KINDS.find(({ kind }) => kind === object.kind)!,
    object,
  }));
}
