import { createHash } from 'node:crypto';
import {
  isMissingKind,
  KubeClient,
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

const { components, configurations } = RESOURCES;

/** Digest of everything on the host but the syncer's own copies and Leases. */
export async function fingerprint(host: KubeClient): Promise<string> {
  const kinds = [
    components,
    configurations,
    RESOURCES.secrets,
    RESOURCES.configMaps,
    RESOURCES.namespaces,
    RESOURCES.statefulSets,
  ];
  const lists = await Promise.all(kinds.map(kind => allOf(host, kind)));
  const others = lists
    .flat()
    .filter(
      ({ metadata }) =>
        !metadata.annotations?.['dapr-vcluster/sync-source-uid'],
    );
  return createHash('sha256').update(JSON.stringify(others)).digest('hex');
}

/** All objects of a kind; none of a kind that the host does not serve. */
async function allOf(host: KubeClient, kind: Resource): Promise<KubeObject[]> {
  try {
    return (await host.list(kind)).items;
  } catch (error) {
    if (isMissingKind(error)) {
      return [];
    }
    throw error;
  }
}

/**
 * The Dapr Components that a vcluster declares, and those that the host has of it, as text, object by object.
 *
 * @param demanded - what of the declared ones has to be on the host
 */
export async function declaredAndCopied(
  vcluster: KubeClient,
  host: KubeClient,
  { namespace, name }: { namespace: string; name: string },
  demanded: (object: KubeObject) => boolean = () => true,
): Promise<{ declared: string[]; copied: string[] }> {
  const plain = ({ metadata, spec, scopes }: KubeObject) =>
    JSON.stringify([metadata.name, spec, scopes]);
  const declared = await vcluster.list(components);
  const copies = await host.list(components, {
    namespace,
    labelSelector: `dapr-vcluster/tenant-name=${name}`,
  });
  return {
    declared: declared.items.filter(demanded).map(plain).sort(),
    copied: copies.items.map(plain).sort(),
  };
}
