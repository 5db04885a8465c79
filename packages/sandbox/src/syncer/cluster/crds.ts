import { ensure } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { SyncedKind } from 'dapr-vcluster-component-syncer';
import { ExportedKind } from '../../helm/chart/values';

type Definition = {
  spec: {
    group: string;
    names: { kind: string; plural: string };
    versions: Array<{ name: string; served: boolean; storage: boolean }>;
    conversion?: unknown;
    [field: string]: unknown;
  };
} & KubeObject;

/**
 * Copies the definitions of the exported kinds into the vcluster, each in the one version that is
 * exported and without conversion, as the real syncer does at its start.
 *
 * @throws Error when the host has no such definition and the export is not optional.
 */
export async function copyDefinitions(
  host: KubeClient,
  virtual: KubeClient,
  exports: ExportedKind[],
): Promise<SyncedKind[]> {
  const kinds: SyncedKind[] = [];
  if (exports.length === 0) {
    return kinds;
  }
  const { items } = await host.list<Definition>(
    RESOURCES.customResourceDefinitions,
  );
  for (const { apiVersion, kind, optional } of exports) {
    const [group, version] = apiVersion.split('/');
    const found = items.find(
      ({ spec }) => spec.group === group && spec.names.kind === kind,
    );
    const only = found?.spec.versions.find(each => each.name === version);
    if (found && only) {
      const { conversion: _, ...spec } = found.spec;
      await ensure(virtual, RESOURCES.customResourceDefinitions, {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata: { name: found.metadata.name },
        spec: { ...spec, versions: [{ ...only, served: true, storage: true }] },
      });
      kinds.push({ apiVersion, kind, plural: found.spec.names.plural });
    } else if (!optional) {
      throw new Error(
        `export ${kind}: the host has no CustomResourceDefinition for ${apiVersion}, kind ${kind}`,
      );
    }
  }
  return kinds;
}
