import {
  Discovery,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { invalid } from '../platform/errors';
import { Manifest } from './readManifests';

/** An object and how its kind is addressed. */
export type AddressedManifest = Manifest & { resource: Resource };

/**
 * Asks the vcluster how the kinds are addressed.
 *
 * @throws InputError for a kind it does not have, and for one that is cluster-scoped.
 */
export async function addressManifests(
  discovery: Discovery,
  manifests: Manifest[],
): Promise<AddressedManifest[]> {
  const addressed: AddressedManifest[] = [];
  for (const manifest of manifests) {
    const { apiVersion, kind, metadata } = manifest.object;
    const resource = await discovery.find(apiVersion, kind);
    if (!resource) {
      throw invalid(
        `manifests: the vcluster has no kind ${kind} in ${apiVersion} (line ${manifest.line})`,
        {
          field: 'manifests: kind',
          value: `${apiVersion} ${kind}`,
          fix: 'Correct apiVersion and kind, or have its CRD installed in the vcluster. Dapr Components are registered, not applied, where the host manages them.',
        },
      );
    }
    if (!resource.namespaced) {
      throw invalid(
        `manifests: ${kind} "${metadata.name}" at line ${manifest.line} is cluster-scoped`,
        {
          field: 'manifests: kind',
          value: kind,
          fix: 'Apply only objects that live in a namespace; ask the platform team for the others.',
        },
      );
    }
    addressed.push({ ...manifest, resource });
  }
  return addressed;
}
