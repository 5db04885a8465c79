import { ApiCall } from '../context/ServerContext';
import { StoredObject } from '../storage/StoredObject';

/** Whether an answer is to have the metadata alone. */
export function wantsMetadata({ headers }: ApiCall): boolean {
  return /;\s*as=PartialObjectMetadata(List)?;/.test(headers.accept ?? '');
}

/** An object without anything but its metadata, as JSON. */
export function metadataOf({ object }: StoredObject): string {
  return JSON.stringify({
    kind: 'PartialObjectMetadata',
    apiVersion: 'meta.k8s.io/v1',
    metadata: object.metadata,
  });
}
