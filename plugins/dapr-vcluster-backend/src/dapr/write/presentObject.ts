import {
  ANNOTATION_VIRTUAL_NAMESPACE,
  formatTenantRef,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  KubeObject,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { conflict } from '../../platform/errors';
import { TargetClusters } from '../target/TargetClusters';
import { Target } from '../target/target';
import { isPortalMade } from './ownSecret';

/** What messages call a kind. */
export function nameOfKind(kind: string): string {
  return kind === 'Component' ? 'Dapr Component' : kind;
}

/**
 * The Dapr resource that exists already, if this product made it for the same virtual namespace.
 *
 * @throws ConflictError when it was made by others.
 */
export async function presentObject<T extends KubeObject>(
  clusters: TargetClusters,
  ref: TenantRef,
  target: Target,
  namespace: string,
  resource: Resource,
): Promise<T | undefined> {
  const present = await clusters.on(target.side, client =>
    getIfPresent<T>(client, resource, target.component),
  );
  if (!present) {
    return undefined;
  }
  const { name } = target.component;
  const taken = (why: string, fix: string) =>
    conflict(
      `${nameOfKind(resource.kind)} "${name}" of tenant "${formatTenantRef(
        ref,
      )}" ${why}`,
      { field: 'name', value: name, fix },
    );
  if (!isPortalMade(present)) {
    throw taken(
      'was not registered through this portal',
      'Choose another name, or change it where it was made.',
    );
  }
  const other = present.metadata.annotations?.[ANNOTATION_VIRTUAL_NAMESPACE];
  if (target.side === 'host' && other !== namespace) {
    throw taken(
      `belongs to namespace "${other}"; all namespaces of this vcluster share one host namespace`,
      'Choose another name.',
    );
  }
  return present;
}
