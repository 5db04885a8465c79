import {
  ANNOTATION_OBJECT_NAME,
  ANNOTATION_PREFIX,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { NamespaceItem } from '../model/model';
import { baseOf, pick } from './metadata';

/** Keeps labels (permission rules may name any) and the annotations of this product and of the syncer. */
export function projectNamespace(object: KubeObject): NamespaceItem {
  return {
    ...baseOf(object),
    labels: object.metadata.labels ?? {},
    annotations: pick(
      object.metadata.annotations,
      key =>
        key.startsWith(ANNOTATION_PREFIX) || key === ANNOTATION_OBJECT_NAME,
    ),
  };
}
