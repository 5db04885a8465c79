import { ComponentField, ComponentSpec } from './types';

/**
 * All fields a component type may have, whichever authentication profile is chosen: by each name that Dapr reads for
 * them, in lower case.
 *
 * @public
 */
export function allFields(spec: ComponentSpec): Map<string, ComponentField> {
  const fields = new Map<string, ComponentField>();
  for (const field of [
    ...spec.fields,
    ...spec.profiles.flatMap(profile => profile.fields),
  ]) {
    for (const name of [field.name, ...(field.aliases ?? [])]) {
      const key = name.toLowerCase();
      const known = fields.get(key);
      fields.set(key, known ? either(known, field) : field);
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
