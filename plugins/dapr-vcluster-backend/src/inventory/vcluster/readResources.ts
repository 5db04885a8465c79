import { Known } from 'backstage-plugin-dapr-vcluster-common';
import {
  isUnauthorized,
  isUnreachable,
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { whyUnknown } from '../../platform/hosts';
import { ResourceItem, ResourceKindName } from '../model/model';
import { projectResource } from '../projections/resource';

/** What a vcluster declares of each kind of Dapr besides Components, or why that is not known. */
export type DeclaredResources = Record<ResourceKindName, Known<ResourceItem[]>>;

/**
 * Lists each kind by itself: one that the vcluster does not serve, or that may not be read, leaves the others known.
 *
 * @throws what says that the vcluster as a whole does not answer, or no longer takes the credentials
 */
export async function readResources(
  client: KubeClient,
): Promise<DeclaredResources> {
  const read = async (
    resource: (typeof RESOURCES)[keyof typeof RESOURCES],
  ): Promise<Known<ResourceItem[]>> => {
    const observedAt = new Date().toISOString();
    try {
      const { items } = await client.list(resource);
      return { state: 'known', value: items.map(projectResource), observedAt };
    } catch (error) {
      if (isUnreachable(error) || isUnauthorized(error)) {
        throw error;
      }
      const why = whyUnknown(error, resource.kind, 'vcluster');
      return { ...why, since: observedAt };
    }
  };
  const [Configuration, Subscription, Resiliency, HTTPEndpoint] =
    await Promise.all([
      read(RESOURCES.configurations),
      read(RESOURCES.subscriptions),
      read(RESOURCES.resiliencies),
      read(RESOURCES.httpEndpoints),
    ]);
  return { Configuration, Subscription, Resiliency, HTTPEndpoint };
}
