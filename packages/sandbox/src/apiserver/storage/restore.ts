import { timestamp } from '../meta/time';
import { SandboxDump } from '../SandboxDump';
import { ServerContext } from '../ServerContext';
import { KubeObject } from '../types';

/**
 * Loads objects without admission and without events. What they carry is kept; a missing uid, creation time or
 * version is made up. Throws when an object's kind is not served or an object has no name.
 */
export function loadObjects(
  context: ServerContext,
  objects: KubeObject[],
): void {
  for (const object of objects) {
    const kind = context.kinds.ofObject(object);
    if (!kind) {
      throw new Error(
        `cannot load ${object.kind} "${object.metadata.name}": API server "${context.name}" does not serve ${object.apiVersion}`,
      );
    }
    if (!object.metadata.name) {
      throw new Error(`cannot load a ${object.kind} without metadata.name`);
    }
    context.store.load(kind.storage, {
      ...object,
      metadata: {
        ...object.metadata,
        uid: object.metadata.uid ?? context.ids.uid(),
        creationTimestamp:
          object.metadata.creationTimestamp ?? timestamp(context.clock),
        resourceVersion:
          object.metadata.resourceVersion ??
          String(context.store.resourceVersion + 1),
      },
    });
  }
}

/** The state of a server as plain JSON. */
export function dump(context: ServerContext, signingKey: string): SandboxDump {
  const { store } = context;
  return {
    formatVersion: 1,
    resourceVersion: store.resourceVersion,
    signingKey,
    objects: store.storages().flatMap(storage => store.list(storage)),
  };
}
