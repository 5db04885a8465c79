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

/** Reads a manifest; whatever is wrong with it is for `checkDraft` to say. */
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
