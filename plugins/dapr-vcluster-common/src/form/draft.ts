import { ComponentMetadataItem, DaprComponentInput } from '../components';
import { isOfKind } from '../check/surroundings';
import { componentInput } from '../check/objects/componentInput';
import { isMap, JsonMap, valueAt } from '../check/types';
import { parseFile } from '../check/yaml/parse';
import { ANNOTATION_COMPONENT_PRESET } from '../constants';
import { ComponentFormValue, formSecretName, ownSecretName } from './value';

/** A manifest of a Dapr Component as far as it can be read; its text is the only state of the form. */
export type ComponentDraft = {
  text: string;
  /** The manifest, absent when the text is none. */
  object?: Record<string, unknown>;
  component: DaprComponentInput;
  /** Virtual namespace. */
  namespace: string;
  /** The platform team's preset it claims to be. */
  preset?: string;
};

/** Reads a manifest; whatever is wrong with it is for `judgeDraft` to say. */
export function readDraft(text: string): ComponentDraft {
  const { documents } = parseFile({ path: '', text });
  const [first, ...more] = documents.filter(
    ({ value }) => value !== undefined && value !== null,
  );
  const value = first?.value;
  const readable =
    more.length === 0 &&
    isMap(value) &&
    isOfKind(value, 'dapr.io', 'Component');
  const object = readable ? (value as JsonMap) : undefined;
  const namespace = valueAt(object, ['metadata', 'namespace']);
  const preset = valueAt(object, [
    'metadata',
    'annotations',
    ANNOTATION_COMPONENT_PRESET,
  ]);
  return {
    text,
    object,
    component: componentInput(object ?? {}),
    namespace:
      typeof namespace === 'string' && namespace ? namespace : 'default',
    ...(typeof preset === 'string' && preset && { preset }),
  };
}

/** Whether a metadata item takes its text from a Secret that is still to be made for the Dapr Component. */
export function isNewSecret(
  component: Pick<DaprComponentInput, 'name'>,
  { name, secretKeyRef }: ComponentMetadataItem,
): boolean {
  return (
    secretKeyRef?.name === ownSecretName(component.name) &&
    (secretKeyRef.key ?? name) === name
  );
}

/** Names of the metadata fields whose secret text is asked for. */
export function newSecretsOf({ component }: ComponentDraft): string[] {
  return component.metadata
    .filter(item => isNewSecret(component, item))
    .map(({ name }) => name);
}

/** The value for a template's parameters; undefined while the text is no manifest of a Dapr Component. */
export function valueOf(draft: ComponentDraft): ComponentFormValue | undefined {
  const { object, component, namespace, preset } = draft;
  if (!object) {
    return undefined;
  }
  const { name, type, version, scopes, ignoreErrors, initTimeout } = component;
  const secrets = newSecretsOf(draft);
  return {
    namespace,
    name,
    type,
    version,
    metadata: component.metadata
      .filter(item => !isNewSecret(component, item))
      .map(({ value, ...item }) => ({
        ...item,
        ...(value !== undefined && { value: plainValue(value) }),
      })),
    scopes,
    ...(ignoreErrors !== undefined && { ignoreErrors }),
    ...(initTimeout !== undefined && { initTimeout }),
    ...(preset && { preset }),
    ...(secrets.length > 0 && {
      secrets: Object.fromEntries(
        secrets.map(field => [field, formSecretName(field)]),
      ),
    }),
  };
}

/** Dapr reads anything but scalars as JSON text. */
function plainValue(value: unknown): string | number | boolean {
  return typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
    ? value
    : JSON.stringify(value);
}
