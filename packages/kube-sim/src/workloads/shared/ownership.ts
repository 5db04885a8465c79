import {
  KubeObject,
  ObjectMeta,
  OwnerReference,
  TypeMeta,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** The reference that makes `owner` the controller of another object. */
export function controllerReference(
  owner: KubeObject & TypeMeta,
): OwnerReference {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid ?? '',
    controller: true,
    blockOwnerDeletion: true,
  };
}

/** Whether `owner` controls the object. */
export function isControlledBy(object: KubeObject, owner: KubeObject) {
  return object.metadata.ownerReferences?.some(
    reference => reference.controller && reference.uid === owner.metadata.uid,
  );
}

/** Keys of the owner of a kind, for a controller that watches what it owns. */
export function ownerKeys(kind: string) {
  return ({ metadata }: { metadata: ObjectMeta }): string[] =>
    (metadata.ownerReferences ?? [])
      .filter(reference => reference.controller && reference.kind === kind)
      .map(reference => `${metadata.namespace}/${reference.name}`);
}
