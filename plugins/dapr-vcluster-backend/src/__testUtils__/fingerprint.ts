import { DAPR_KIND_TABLE } from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** Kinds that the backend writes. */
const WRITTEN = [
  RESOURCES.namespaces,
  RESOURCES.secrets,
  RESOURCES.configMaps,
  ...Object.values(DAPR_KIND_TABLE),
  RESOURCES.helmReleases,
];

/** Versions of all objects of the kinds the backend writes: equal before and after means nothing changed. */
export async function fingerprint(
  clients: Record<string, KubeClient | undefined>,
): Promise<Record<string, string>> {
  const versions: Record<string, string> = {};
  for (const [side, client] of Object.entries(clients)) {
    if (!client) {
      continue;
    }
    for (const resource of WRITTEN) {
      const { items } = await client
        .list(resource)
        .catch(() => ({ items: [] }));
      for (const { metadata } of items) {
        const { namespace = '', name, resourceVersion } = metadata;
        versions[`${side} ${resource.kind} ${namespace}/${name}`] =
          resourceVersion ?? '';
      }
    }
  }
  return versions;
}
