import {
  ANNOTATION_DECLARATION,
  ANNOTATION_OBJECT_HOST_NAME,
  ANNOTATION_OBJECT_NAME,
  ANNOTATION_OBJECT_NAMESPACE,
  COMPONENT_SYNCER,
  LABEL_MANAGED_BY,
  LABEL_SYNCED_BY,
  ANNOTATION_PREFIX,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { authoredOf, editOf, isUnrecorded } from '../edits';
import { ResourceItem } from '../model/model';
import { keyedDigest } from './keyedDigest';
import { baseOf, pick } from './metadata';
import { shared, sharedList } from './sharing';

const IDENTITY = [
  ANNOTATION_OBJECT_NAME,
  ANNOTATION_OBJECT_NAMESPACE,
  ANNOTATION_OBJECT_HOST_NAME,
];

/** What tells of a Dapr resource who it is, whose, for whom, and whether its two sides are the same. */
export function projectResource(object: KubeObject): ResourceItem {
  const { labels, annotations } = object.metadata;
  const { scopes } = object as KubeObject & { scopes?: string[] };
  const edited = editOf(object);
  return {
    ...baseOf(object),
    labels: pick(
      labels,
      key => key === LABEL_MANAGED_BY || key === LABEL_SYNCED_BY,
    ),
    annotations: pick(
      annotations,
      key =>
        (key.startsWith(ANNOTATION_PREFIX) && key !== ANNOTATION_DECLARATION) ||
        IDENTITY.includes(key),
    ),
    scopes: sharedList(scopes),
    digest: digestOf(object),
    ...(edited && { edited }),
    ...(isUnrecorded(object) && { unrecorded: true as const }),
  };
}

/** Scopes of a copy of the Component syncer may be narrower than declared: they are compared by themselves. */
function digestOf(object: KubeObject): string {
  const isCopy =
    object.metadata.labels?.[LABEL_MANAGED_BY] === COMPONENT_SYNCER;
  const { scopes, ...rest } = authoredOf(object);
  return keyedDigest(isCopy ? rest : { ...rest, scopes });
}

/** The same of a Subscription, with what it is for: `spec` is alike in v1alpha1 and v2alpha1 as far as that goes. */
export function projectSubscription(object: KubeObject): ResourceItem {
  const { spec = {} } = object as KubeObject & {
    spec?: { pubsubname?: string; topic?: string };
  };
  const { pubsubname, topic } = spec;
  return {
    ...projectResource(object),
    ...(pubsubname !== undefined &&
      topic !== undefined && {
        subscription: { pubsub: shared(pubsubname), topic: shared(topic) },
      }),
  };
}
