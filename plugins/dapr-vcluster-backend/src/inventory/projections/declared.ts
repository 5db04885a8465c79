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

/** Whether scopes are the same as, or narrower than, those declared; none are all apps. */
export function isWithin(
  scopes: readonly string[],
  declared: readonly string[],
): boolean {
  return declared.length === 0
    ? true
    : scopes.length > 0 && scopes.every(each => declared.includes(each));
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
