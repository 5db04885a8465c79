import { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_HOST,
  ENTITY_TYPE,
  HOST_ENTITY_TAG,
  Host,
  hostEntityName,
} from 'backstage-plugin-dapr-vcluster-common';
import { ProviderConfig } from '../config';
import { LOCATION_ANNOTATIONS } from './location';

/** The catalog entity of a host. It contains no data that changes at runtime, to avoid frequent updates. */
export function hostEntity(
  host: Pick<Host, 'name' | 'title'>,
  config: Pick<ProviderConfig, 'hostOwner' | 'namespace'>,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      namespace: config.namespace,
      name: hostEntityName(host.name),
      title: host.title,
      description:
        'Kubernetes cluster with vclusters and their shared Dapr control plane',
      tags: [HOST_ENTITY_TAG],
      annotations: { ...LOCATION_ANNOTATIONS, [ANNOTATION_HOST]: host.name },
    },
    spec: { type: ENTITY_TYPE, owner: config.hostOwner },
  };
}
