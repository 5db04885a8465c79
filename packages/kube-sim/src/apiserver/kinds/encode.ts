import { StoredObject } from '../storage/StoredObject';
import { KubeObject } from '../meta/types';
import { apiVersionOf, KindInfo } from './KindInfo';

/** A stored object in the version it was asked for. */
export function present(kind: KindInfo, object: KubeObject): KubeObject {
  if (kind.convert) {
    return kind.convert.fromStorage(object);
  }
  const apiVersion = apiVersionOf(kind);
  return object.apiVersion === apiVersion ? object : { ...object, apiVersion };
}

/** An object as sent, in the version it is stored in. */
export function toStored(kind: KindInfo, object: KubeObject): KubeObject {
  if (kind.convert) {
    return kind.convert.toStorage(object);
  }
  return object.apiVersion === kind.storageApiVersion
    ? object
    : { ...object, apiVersion: kind.storageApiVersion };
}

/** JSON of a stored object in the version it was asked for. */
export function encode(kind: KindInfo, stored: StoredObject): string {
  return kind.convert
    ? JSON.stringify(kind.convert.fromStorage(stored.object))
    : stored.json(kind.kind, apiVersionOf(kind));
}

/** JSON of a list item: items of built-in lists carry neither `kind` nor `apiVersion`. */
export function encodeItem(kind: KindInfo, stored: StoredObject): string {
  if (kind.custom) {
    return encode(kind, stored);
  }
  if (kind.convert) {
    const {
      kind: _kind,
      apiVersion: _version,
      ...rest
    } = kind.convert.fromStorage(stored.object);
    return JSON.stringify(rest);
  }
  return `{${stored.tail}`;
}
