import { ComponentMetadataItem, DaprComponentInput } from '../../components';
import { isMap, JsonMap, valueAt } from './paths';

const text = (value: unknown) => (typeof value === 'string' ? value : '');

function metadataItem(item: unknown): ComponentMetadataItem {
  if (!isMap(item)) {
    return { name: '' };
  }
  const { name, value, secretKeyRef, envRef } = item;
  const secret = isMap(secretKeyRef) ? secretKeyRef : undefined;
  return {
    name: text(name),
    ...(value !== undefined && { value }),
    ...(secret && {
      secretKeyRef: {
        name: text(secret.name),
        ...(typeof secret.key === 'string' && { key: secret.key }),
      },
    }),
    ...(typeof envRef === 'string' && { envRef }),
  };
}

/** What the rules look at, of an object whose shape may be wrong anywhere; its lists keep their indices. */
export function componentInput(object: JsonMap): DaprComponentInput {
  const { metadata, ignoreErrors, initTimeout } = isMap(object.spec)
    ? object.spec
    : ({} as JsonMap);
  return {
    name: text(valueAt(object, ['metadata', 'name'])),
    type: text(valueAt(object, ['spec', 'type'])),
    version: text(valueAt(object, ['spec', 'version'])),
    metadata: Array.isArray(metadata) ? metadata.map(metadataItem) : [],
    scopes: Array.isArray(object.scopes) ? object.scopes.map(text) : [],
    ...(typeof ignoreErrors === 'boolean' && { ignoreErrors }),
    ...(typeof initTimeout === 'string' && { initTimeout }),
  };
}
