import {
  isSameType,
  normalizeType,
} from '../../componentCatalogue/componentType';
import { Rule, finding, textOf } from './types';

/** Types that read files or environment variables of the sidecar, or run code in it. */
const DENIED_TYPES = new Set([
  'bindings.localstorage',
  'bindings.wasm',
  'crypto.dapr.localstorage',
  'crypto.localstorage',
  'middleware.http.wasm',
  'secretstores.local.env',
  'secretstores.local.file',
]);

/** Whether a type reaches into the sidecar's file system or environment, or runs code in it. */
export function isDeniedType(type: string): boolean {
  return DENIED_TYPES.has(normalizeType(type));
}

const KEY_SET_TYPES = ['crypto.dapr.jwks', 'crypto.jwks'];

/** Whether daprd would take the text of `jwks` for the path of a file: it is no address, and no key set in JSON or base64. */
function isFilePath(text: string): boolean {
  const isAddress = /^https?:\/\//i.test(text.trim());
  return !isAddress && !text.trim().startsWith('{') && !isEncodedObject(text);
}

function isEncodedObject(text: string): boolean {
  try {
    return atob(text.trim()).trim().startsWith('{');
  } catch {
    return false;
  }
}

/** G10: types that reach into the sidecar's file system or run code, and key sets that are read from a file. */
export const typeIsBounded: Rule = ({ component }) => {
  const { type } = component;
  if (isDeniedType(type)) {
    return [
      finding('G10', 'error', {
        title: `"${type}" reaches files, environment or code of the shared host`,
        field: 'type',
        value: type,
        fix: 'Choose a type that talks to a service',
      }),
    ];
  }
  const isKeySet = KEY_SET_TYPES.some(each => isSameType(each, type));
  const index = component.metadata.findIndex(
    ({ name }) => name.toLowerCase() === 'jwks',
  );
  const text = textOf(component.metadata[index]);
  if (!isKeySet || text === undefined || !isFilePath(text)) {
    return [];
  }
  return [
    // No evidence: a key set with a typing error in it would be there.
    finding('G10', 'error', {
      title: '"jwks" is the path of a file that the sidecar would read',
      field: `metadata[${index}].value`,
      fix: 'Use the http(s) address of the key set, or a Secret that contains it',
    }),
  ];
};
