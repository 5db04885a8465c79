import {
  COMPONENT_SYNCER,
  renameSecrets,
  singleNamespaceName,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Authored, authoredOf } from '../edits';
import { DeclaredFacts, ResourceItem } from '../model/model';
import { keyedDigest } from './keyedDigest';

/** Makes the projection of objects in a vcluster. */
export function declaredProjection<T extends ResourceItem>(
  project: (object: KubeObject) => T,
): (object: KubeObject) => T {
  return object => ({ ...project(object), declared: factsOf(object) });
}

/** What the Component syncer copies of an object: its Secrets have their names on the host. */
export function copiedOf(object: KubeObject, tenant: string): Authored {
  const { namespace = '' } = object.metadata;
  return renameSecrets(authoredOf(object), secret =>
    singleNamespaceName(secret, namespace, tenant),
  );
}

function factsOf(object: KubeObject): DeclaredFacts {
  const { generation = 0 } = object.metadata;
  const changedAt = lastWrite(object);
  return {
    generation,
    ...(changedAt && { changedAt }),
    copyDigest: tenant => {
      const { scopes: _, ...copied } = copiedOf(object, tenant);
      return keyedDigest(copied);
    },
  };
}

function lastWrite({ metadata }: KubeObject): string | undefined {
  const { managedFields = [] } = metadata as {
    managedFields?: Array<{ manager?: string; time?: string }>;
  };
  const times = managedFields.flatMap(({ manager, time }) =>
    time && !manager?.startsWith(COMPONENT_SYNCER) ? [time] : [],
  );
  return times.sort().at(-1);
}
