import { needsOf } from './needs';
import type {
  AuthenticationProfile,
  ComponentField,
  ComponentSpec,
} from 'backstage-plugin-dapr-vcluster-common/component-catalogue';

/** The input of a metadata field. */
export type FieldWidget =
  | { kind: 'text' | 'bool' | 'number' | 'duration' | 'bytesize' | 'secret' }
  | { kind: 'enum'; options: string[] };

/** A metadata field of the form. */
export type FormField = ComponentField & { widget: FieldWidget };

/** The metadata fields of a type, in the order of the form. */
export type FormFields = {
  required: FormField[];
  /** Other fields of the authentication profile. */
  authentication: FormField[];
  optional: FormField[];
};

const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Whether one of the fields has this name; case-insensitive, like in Dapr. */
export function hasField(fields: readonly ComponentField[], name: string) {
  return fields.some(field => sameName(field.name, name));
}

function widgetOf(field: ComponentField, tenant?: string): FieldWidget {
  if (field.sensitive) {
    return { kind: 'secret' };
  }
  if (sameName(field.name, 'keyPrefix') && tenant) {
    // The two values that isolate tenants; see rule G2.
    return { kind: 'enum', options: [tenant, 'namespace'] };
  }
  if (field.allowedValues) {
    return { kind: 'enum', options: field.allowedValues };
  }
  // A default such as "2s" shows that Dapr accepts durations.
  const digits = field.default === undefined || /^[\d.]+$/.test(field.default);
  if (field.type === 'number' && !digits) {
    return { kind: 'text' };
  }
  return { kind: field.type === 'string' ? 'text' : field.type };
}

/** Combines the fields of the type and of the profile. */
function mergedFields(fields: readonly ComponentField[]): ComponentField[] {
  const merged = new Map<string, ComponentField>();
  for (const field of fields) {
    const key = field.name.toLowerCase();
    const known = merged.get(key);
    merged.set(key, known ? both(known, field) : field);
  }
  return [...merged.values()];
}

function both(known: ComponentField, more: ComponentField): ComponentField {
  return {
    ...known,
    type: known.type === 'string' ? more.type : known.type,
    required: known.required || more.required,
    sensitive: known.sensitive || more.sensitive,
    deprecated: known.deprecated && more.deprecated,
    allowedValues: more.allowedValues ?? known.allowedValues,
  };
}

/**
 * The fields of a type with one of its authentication profiles, with required fields separate from the others. Deprecated
 * fields are included only if they are set.
 */
export function formFields(
  spec: ComponentSpec,
  profile: AuthenticationProfile | undefined,
  options: { tenant?: string; present?: readonly string[] } = {},
): FormFields {
  const merged = mergedFields([...spec.fields, ...(profile?.fields ?? [])]);
  const { needed, excluded } = needsOf(spec, merged, options.present ?? []);
  const fields = merged
    .filter(({ name }) => !excluded.has(name.toLowerCase()))
    .map(field => ({
      ...field,
      required: field.required || needed.has(field.name.toLowerCase()),
      widget: widgetOf(field, options.tenant),
    }));
  const isSet = ({ name }: FormField) =>
    options.present?.some(other => sameName(name, other)) ?? false;
  const shown = fields.filter(field => !field.deprecated || isSet(field));
  const authenticates = ({ name }: FormField) =>
    profile !== undefined && hasField(profile.fields, name);
  const rest = shown.filter(field => !field.required);
  return {
    required: shown.filter(field => field.required),
    authentication: rest.filter(authenticates),
    optional: rest.filter(field => !authenticates(field)),
  };
}

/** The authentication profile of the metadata: the profile with the most fields, or the first. */
export function profileIn(
  spec: ComponentSpec,
  present: readonly string[],
): number {
  const scores = spec.profiles.map(
    ({ fields }) =>
      present.filter(
        name => hasField(fields, name) && !hasField(spec.fields, name),
      ).length,
  );
  return Math.max(0, scores.indexOf(Math.max(0, ...scores)));
}
