import {
  KubeClient,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** Kinds that the portal and the chart write for a tenant. */
const KINDS: Resource[] = [
  RESOURCES.configMaps,
  RESOURCES.limitRanges,
  RESOURCES.networkPolicies,
  RESOURCES.resourceQuotas,
  RESOURCES.roleBindings,
  RESOURCES.roles,
  RESOURCES.secrets,
  RESOURCES.serviceAccounts,
  RESOURCES.services,
  RESOURCES.statefulSets,
];

/** Kinds and names of a tenant's objects on the host, and the labels of its namespace, with its name written as `T`. */
export async function releaseObjects(
  host: KubeClient,
  name: string,
): Promise<string[]> {
  const namespace = `vcluster-${name}`;
  const { metadata } = await host.get(RESOURCES.namespaces, {
    name: namespace,
  });
  const objects = Object.entries(metadata.labels ?? {}).map(
    ([key, value]) => `label ${key}=${value}`,
  );
  for (const resource of KINDS) {
    const { items } = await host.list(resource, { namespace });
    objects.push(
      ...items.map(object => `${resource.kind} ${object.metadata.name}`),
    );
  }
  return objects.map(each => each.replaceAll(name, 'T')).sort();
}
