import { DAPR_KIND_TABLE } from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { parseAllDocuments } from 'yaml';
import { TenantAccess } from './Target';

const BY_KIND = new Map<string, Resource>(
  [...Object.values(RESOURCES), ...Object.values(DAPR_KIND_TABLE)].map(
    resource => [resource.kind, resource],
  ),
);

/**
 * Applies a manifest without kubectl, by the same server-side apply.
 *
 * @throws KubeError with what the API server said
 */
export async function applyByClient(
  { virtual }: Pick<TenantAccess, 'virtual'>,
  manifest: string,
): Promise<void> {
  for (const document of parseAllDocuments(manifest)) {
    const object = document.toJS() as KubeObject & { kind: string };
    const resource = BY_KIND.get(object.kind);
    if (!resource) {
      throw new Error(`no kind ${object.kind} is known here`);
    }
    const metadata = resource.namespaced
      ? { namespace: 'default', ...object.metadata }
      : object.metadata;
    await virtual.apply(
      { ...resource, apiVersion: object.apiVersion ?? resource.apiVersion },
      { ...object, metadata },
      { fieldManager: 'kubectl', force: true },
    );
  }
}
