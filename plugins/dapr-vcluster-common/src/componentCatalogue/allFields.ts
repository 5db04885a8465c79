import { ComponentField, ComponentSpec } from './types';

/** The catalogue lasts as long as the process, and a check asks for the fields of one type several times. */
const known = new WeakMap<ComponentSpec, ReadonlyMap<string, ComponentField>>();

/**
 * All fields a component type may have, whichever authentication profile is chosen: by each name that Dapr reads for
 * them, in lower case.
 *
 * @public
 */
export function allFields(
  spec: ComponentSpec,
): ReadonlyMap<string, ComponentField> {
  const fields = known.get(spec) ?? collect(spec);
  known.set(spec, fields);
  return fields;
}

function collect(spec: ComponentSpec): Map<string, ComponentField> {
  const fields = new Map<string, ComponentField>();
  for (const field of [
    ...spec.fields,
    ...spec.profiles.flatMap(profile => profile.fields),
  ]) {
    for (const name of [field.name, ...(field.aliases ?? [])]) {
      const key = name.toLowerCase();
      const other = fields.get(key);
      fields.set(key, other ? either(other, field) : field);
    }
  }
  return fields;
}

/** A field of several profiles may have the values of each: `authType` of Kafka has another one in every profile. */
function either(one: ComponentField, other: ComponentField): ComponentField {
  const sensitive = one.sensitive || other.sensitive;
  if (!one.allowedValues) {
    return { ...one, sensitive };
  }
  const { allowedValues, ...rest } = one;
  return other.allowedValues
    ? {
        ...rest,
        sensitive,
        allowedValues: [...new Set([...allowedValues, ...other.allowedValues])],
      }
    : { ...rest, sensitive };
}
