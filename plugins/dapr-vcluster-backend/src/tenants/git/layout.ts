import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { stringify } from 'yaml';

/** A file for a pull request. */
export type GitFile = { path: string; content: string };

/** The objects of a tenant in the order in which the portal would write them. */
export type TenantObjects = {
  namespace: KubeObject;
  /** Rights of the portal and of the Component syncer in the namespace. */
  rights: readonly KubeObject[];
  isolation: readonly KubeObject[];
  /** What the provisioner's controller acts on. */
  release: readonly KubeObject[];
};

const NOTE =
  '# Written by the portal. Changes that are made by hand are shown there as differences from the preset.\n';

/**
 * Files of a tenant in one folder, with a kustomization that lists them: Flux and Argo CD apply the folder as it is. The
 * same objects give the same text.
 */
export function tenantFiles(
  folder: string,
  { namespace, rights, isolation, release }: TenantObjects,
): GitFile[] {
  const parts: Array<[string, readonly KubeObject[]]> = [
    ['namespace.yaml', [namespace]],
    ['rights.yaml', rights],
    ['isolation.yaml', isolation],
    ['release.yaml', release],
  ];
  const files = parts
    .filter(([, objects]) => objects.length > 0)
    .map(([name, objects]) => ({
      name,
      content: objects.map(toYaml).join('---\n'),
    }));
  const kustomization = toYaml({
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: files.map(({ name }) => name),
  });
  return [
    {
      path: `${folder}/kustomization.yaml`,
      content: `${NOTE}${kustomization}`,
    },
    ...files.map(({ name, content }) => ({
      path: `${folder}/${name}`,
      content,
    })),
  ];
}

/** Fields that say what an object is come first, as people write them; long texts stay on their line. */
function toYaml(object: object): string {
  const { apiVersion, kind, ...rest } = object as KubeObject;
  return stringify(
    { apiVersion, kind, ...rest },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
}
