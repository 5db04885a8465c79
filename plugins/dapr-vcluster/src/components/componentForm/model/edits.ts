import {
  metadataIndex,
  EditOperation,
  ObjectPath,
  valueAt,
  ComponentMetadataItem,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { ANNOTATION_COMPONENT_PRESET } from 'backstage-plugin-dapr-vcluster-common';
import { ComponentDraft, newSecretsOf } from './draft';
import { ownSecretName } from './secretNames';

const METADATA: ObjectPath = ['spec', 'metadata'];
const SOURCES = ['value', 'secretKeyRef', 'envRef'] as const;

/** The value of a metadata field: a plain value or a key of a Secret. */
export type FieldSource = Pick<ComponentMetadataItem, 'value' | 'secretKeyRef'>;

/** Sets a field of the Dapr Component; undefined deletes it. */
export function setPart(
  part: 'ignoreErrors' | 'initTimeout',
  value: boolean | string | undefined,
  { object }: ComponentDraft,
): EditOperation[] {
  const path = ['spec', part];
  if (value !== undefined) {
    return [{ op: 'set', path, value }];
  }
  return valueAt(object, path) === undefined ? [] : [{ op: 'remove', path }];
}

/** Sets the name, and renames the Secret that will be created for the Dapr Component. */
export function setName(name: string, draft: ComponentDraft): EditOperation[] {
  return [
    { op: 'set', path: ['metadata', 'name'], value: name },
    ...newSecretsOf(draft).map(
      (field): EditOperation => ({
        op: 'set',
        path: [
          ...METADATA,
          metadataIndex(draft.object ?? {}, field),
          'secretKeyRef',
          'name',
        ],
        value: ownSecretName(name),
      }),
    ),
  ];
}

/** Sets the virtual namespace. */
export function setNamespace(namespace: string): EditOperation[] {
  return [{ op: 'set', path: ['metadata', 'namespace'], value: namespace }];
}

/** Sets a metadata field at its current position, or adds it at the end. */
export function setField(
  name: string,
  source: FieldSource,
  { object = {} }: ComponentDraft,
): EditOperation[] {
  const index = metadataIndex(object, name);
  if (index < 0) {
    return [{ op: 'add', path: METADATA, value: { name, ...source } }];
  }
  const item = [...METADATA, index];
  const given = SOURCES.filter(
    key => valueAt(object, [...item, key]) !== undefined,
  );
  return [
    ...given
      .filter(key => key === 'envRef' || source[key] === undefined)
      .map((key): EditOperation => ({ op: 'remove', path: [...item, key] })),
    ...(['value', 'secretKeyRef'] as const)
      .filter(key => source[key] !== undefined)
      .map(
        (key): EditOperation => ({
          op: 'set',
          path: [...item, key],
          value: source[key],
        }),
      ),
  ];
}

/** Sets a metadata field to a reference to the Secret that will be created for the Dapr Component. */
export function setNewSecret(
  name: string,
  draft: ComponentDraft,
): EditOperation[] {
  const secret = ownSecretName(draft.component.name);
  return setField(name, { secretKeyRef: { name: secret, key: name } }, draft);
}

/** Deletes metadata fields. */
export function removeFields(
  names: readonly string[],
  { component }: ComponentDraft,
): EditOperation[] {
  const deleted = new Set(names.map(name => name.toLowerCase()));
  return component.metadata
    .map((item, index) => ({ item, index }))
    .filter(({ item }) => deleted.has(item.name.toLowerCase()))
    .reverse()
    .map(({ index }) => ({ op: 'remove', path: [...METADATA, index] }));
}

/** Sets the app ids, and keeps the position of existing ones. */
export function setScopes(
  scopes: readonly string[],
  { component, object }: ComponentDraft,
): EditOperation[] {
  if (!Array.isArray(object?.scopes)) {
    return [{ op: 'set', path: ['scopes'], value: [...scopes] }];
  }
  const deleted = component.scopes
    .map((scope, index) => ({ scope, index }))
    .filter(({ scope }) => !scopes.includes(scope))
    .reverse();
  const added = scopes.filter(scope => !component.scopes.includes(scope));
  return [
    ...deleted.map(
      ({ index }): EditOperation => ({ op: 'remove', path: ['scopes', index] }),
    ),
    ...added.map(
      (value): EditOperation => ({ op: 'add', path: ['scopes'], value }),
    ),
  ];
}

/** Sets or deletes the component preset. */
export function setPresetName(
  preset: string | undefined,
  draft: ComponentDraft,
): EditOperation[] {
  const path = ['metadata', 'annotations', ANNOTATION_COMPONENT_PRESET];
  if (preset) {
    return [{ op: 'set', path, value: preset }];
  }
  if (!draft.preset) {
    return [];
  }
  const annotations = valueAt(draft.object, ['metadata', 'annotations']) ?? {};
  const only = Object.keys(annotations).length === 1;
  return [{ op: 'remove', path: only ? path.slice(0, -1) : path }];
}
