import {
  ComponentMetadataItem,
  DaprComponentInput,
  valueAt,
  readComponentManifest,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import {
  ANNOTATION_COMPONENT_PRESET,
  ComponentFormValue,
} from 'backstage-plugin-dapr-vcluster-common';
import { formSecretName, ownSecretName } from './secretNames';

/** A draft of a Dapr Component. Its YAML text is the only state of the form; the other fields are parsed from it. */
export type ComponentDraft = {
  text: string;
  /** The manifest; undefined if the text is not a manifest. */
  object?: Record<string, unknown>;
  component: DaprComponentInput;
  /** Virtual namespace. */
  namespace: string;
  /** The component preset that it refers to. */
  preset?: string;
};

/** Parses a manifest. `checkDraft` reports errors. */
export function readDraft(text: string): ComponentDraft {
  const { object, component } = readComponentManifest(text);
  const namespace = valueAt(object, ['metadata', 'namespace']);
  const preset = valueAt(object, [
    'metadata',
    'annotations',
    ANNOTATION_COMPONENT_PRESET,
  ]);
  return {
    text,
    object,
    component,
    namespace:
      typeof namespace === 'string' && namespace ? namespace : 'default',
    ...(typeof preset === 'string' && preset && { preset }),
  };
}

/** Whether a metadata item refers to the Secret that will be created for the Dapr Component. */
export function isNewSecret(
  component: Pick<DaprComponentInput, 'name'>,
  { name, secretKeyRef }: ComponentMetadataItem,
): boolean {
  return (
    secretKeyRef?.name === ownSecretName(component.name) &&
    (secretKeyRef.key ?? name) === name
  );
}

/** Names of the metadata fields with a new secret value. */
export function newSecretsOf({ component }: ComponentDraft): string[] {
  return component.metadata
    .filter(item => isNewSecret(component, item))
    .map(({ name }) => name);
}

/** The value for the parameters of a template; undefined if the text is not a manifest of a Dapr Component. */
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

/** Dapr reads values that are not scalars as JSON text. */
function plainValue(value: unknown): string | number | boolean {
  return typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
    ? value
    : JSON.stringify(value);
}
