import { completeDefinition } from './completeDefinition';
import { DEFINITIONS } from './Definition';
import { kindsOf } from './kindsOf';
import { timestamp } from '../meta/time';
import { toStored } from '../kinds/encode';
import { ServerDump } from '../storage/ServerDump';
import { ServerContext } from '../context/ServerContext';
import { KubeObject } from '../meta/types';

/** What loading needs of a server; it comes before everything that watches the store. */
export type LoadTarget = Pick<
  ServerContext,
  'name' | 'store' | 'kinds' | 'ids' | 'clock'
>;

/**
 * Loads objects without admission and without events, definitions first. What they carry is kept; a missing uid,
 * creation time or version is made up. Throws when an object's kind is not served or an object has no name.
 */
export function loadObjects(target: LoadTarget, objects: KubeObject[]): void {
  const isDefinition = ({ kind }: KubeObject) =>
    kind === 'CustomResourceDefinition';
  for (const definition of objects.filter(isDefinition)) {
    loadOne(
      target,
      definition.status ? definition : completeDefinition(target, definition),
      DEFINITIONS,
    );
    kindsOf(definition).forEach(kind => target.kinds.add(kind));
  }
  for (const object of objects.filter(other => !isDefinition(other))) {
    const kind = target.kinds.ofObject(object);
    if (!kind) {
      throw new Error(
        `cannot load ${object.kind} "${object.metadata.name}": API server "${target.name}" does not serve ${object.apiVersion}`,
      );
    }
    loadOne(target, toStored(kind, object), kind.storage);
  }
}

function loadOne(
  { store, ids, clock }: LoadTarget,
  object: KubeObject,
  storage: string,
): void {
  const { metadata } = object;
  if (!metadata.name) {
    throw new Error(`cannot load a ${object.kind} without metadata.name`);
  }
  store.load(storage, {
    ...object,
    metadata: {
      ...metadata,
      uid: metadata.uid ?? ids.uid(),
      creationTimestamp: metadata.creationTimestamp ?? timestamp(clock),
      resourceVersion:
        metadata.resourceVersion ?? String(store.resourceVersion + 1),
    },
  });
}

/** The state of a server as plain JSON. */
export function dump(context: ServerContext, signingKey: string): ServerDump {
  const { store } = context;
  return {
    formatVersion: 1,
    resourceVersion: store.resourceVersion,
    signingKey,
    objects: store.storages().flatMap(storage => store.list(storage)),
  };
}
