import { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_HOST,
  ANNOTATION_TENANT,
  ENTITY_TAG,
  ENTITY_TYPE,
  HOST_ENTITY_TAG,
} from 'backstage-plugin-dapr-vcluster-common';

function resource(
  name: string,
  tag: string,
  annotations: Record<string, string>,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { namespace: 'default', name, tags: [tag], annotations },
    spec: { type: ENTITY_TYPE, owner: 'group:default/team-a' },
  };
}

/** The host `sandbox`, its tenant `team-a`, and a cluster that is neither. */
export const entities: Entity[] = [
  resource('sandbox', HOST_ENTITY_TAG, { [ANNOTATION_HOST]: 'sandbox' }),
  resource('sandbox-team-a', ENTITY_TAG, {
    [ANNOTATION_HOST]: 'sandbox',
    [ANNOTATION_TENANT]: 'sandbox/vcluster-team-a/team-a',
  }),
  resource('other', 'plain', {}),
];
