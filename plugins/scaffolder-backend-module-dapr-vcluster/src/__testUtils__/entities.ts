import { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_HOST,
  ANNOTATION_PROFILE,
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

const tenant = (name: string) =>
  resource(`sandbox-${name}`, ENTITY_TAG, {
    [ANNOTATION_HOST]: 'sandbox',
    [ANNOTATION_TENANT]: `sandbox/vcluster-${name}/${name}`,
    [ANNOTATION_PROFILE]: 'oss-hostmanaged',
  });

/** The host `sandbox`, its tenants `team-a` and `team-b`, and a cluster that is neither. */
export const entities: Entity[] = [
  resource('sandbox', HOST_ENTITY_TAG, { [ANNOTATION_HOST]: 'sandbox' }),
  tenant('team-a'),
  tenant('team-b'),
  resource('other', 'plain', {}),
];
