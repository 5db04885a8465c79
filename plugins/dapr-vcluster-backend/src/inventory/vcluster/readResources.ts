import {
  DAPR_KIND_TABLE,
  DAPR_RESOURCE_KINDS,
  DaprResourceKind,
  Known,
  LATER_DAPR_KINDS,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  isNotFound,
  isUnauthorized,
  isUnreachable,
  KubeClient,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { whyUnknown } from '../../platform/hosts';
import { ResourceItem } from '../model/model';
import { declaredProjection } from '../projections/declared';
import { projectResource } from '../projections/resource';

/** What a vcluster declares of each kind of Dapr besides Components, or why that is not known. */
export type DeclaredResources = Record<DaprResourceKind, Known<ResourceItem[]>>;

const project = declaredProjection(projectResource);

/**
 * Lists each kind by itself: one that the vcluster does not serve, or that may not be read, leaves the others known.
 *
 * @throws what says that the vcluster as a whole does not answer, or no longer takes the credentials
 */
export async function readResources(
  client: KubeClient,
): Promise<DeclaredResources> {
  const readKind = async (
    resource: Resource,
  ): Promise<Known<ResourceItem[]>> => {
    const observedAt = new Date().toISOString();
    try {
      const { items } = await client.list(resource);
      return { state: 'known', value: items.map(project), observedAt };
    } catch (error) {
      if (isUnreachable(error) || isUnauthorized(error)) {
        throw error;
      }
      if (isOfLaterKind(resource) && isNotFound(error)) {
        // Nothing can be declared of a kind that the vcluster does not have.
        return { state: 'known', value: [], observedAt };
      }
      const why = whyUnknown(error, resource.kind, 'vcluster');
      return { ...why, since: observedAt };
    }
  };
  const read = DAPR_RESOURCE_KINDS.map(
    async kind => [kind, await readKind(DAPR_KIND_TABLE[kind])] as const,
  );
  return Object.fromEntries(await Promise.all(read)) as DeclaredResources;
}

function isOfLaterKind({ kind }: Resource): boolean {
  return LATER_DAPR_KINDS.some(each => each === kind);
}
