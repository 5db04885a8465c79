import { isSameType, normalizeType } from './componentType';
import { looksSensitive } from './sensitive';
import {
  AuthenticationProfile,
  ComponentCatalogue,
  ComponentField,
  ComponentSpec,
  FieldType,
} from './types';

type EncodedProfile = [title: string, fields: string[]];

/** Shape of catalogue.data.json; its notation is described in tools/catalogue/encode.mjs. */
export type EncodedCatalogue = {
  source: string;
  referenceBase: string;
  profiles: Record<string, EncodedProfile[]>;
  aliases: Record<string, string>;
  components: Array<{
    t: string;
    v: string;
    s: string;
    n: string;
    c?: string[];
    u: string;
    f: string[];
    a?: EncodedProfile[];
    b?: EncodedProfile[];
  }>;
};

const FIELD = /^([^!*~:=?]+)([!*~]*)(?::([bndz]))?(?:=([^?]*))?(?:\?(.*))?$/s;

const TYPES: Record<string, FieldType> = {
  b: 'bool',
  n: 'number',
  d: 'duration',
  z: 'bytesize',
};

/** Reads one field's notation. */
export function decodeField(text: string): ComponentField {
  const match = FIELD.exec(text);
  if (!match) {
    throw new Error(`catalogue field "${text}" is malformed`);
  }
  const [, name, marks, type, allowed, fallback] = match;
  return {
    name,
    type: TYPES[type] ?? 'string',
    required: marks.includes('!'),
    sensitive: marks.includes('*') || looksSensitive(name),
    deprecated: marks.includes('~'),
    ...(allowed !== undefined && { allowedValues: allowed.split('|') }),
    ...(fallback !== undefined && { default: fallback }),
  };
}

function decodeProfile(
  [title, fields]: EncodedProfile,
  more: string[] = [],
): AuthenticationProfile {
  return { title, fields: [...fields, ...more].map(decodeField) };
}

function decodeComponent(
  data: EncodedCatalogue,
  component: EncodedCatalogue['components'][number],
): ComponentSpec {
  const builtin = (component.b ?? []).flatMap(([name, extra]) =>
    (data.profiles[name] ?? []).map(profile => decodeProfile(profile, extra)),
  );
  const reference = component.u.startsWith('http')
    ? component.u
    : data.referenceBase + component.u;
  return {
    type: component.t,
    version: component.v,
    status: component.s as ComponentSpec['status'],
    title: component.n,
    capabilities: component.c ?? [],
    reference,
    fields: component.f.map(decodeField),
    profiles: [
      ...(component.a ?? []).map(profile => decodeProfile(profile)),
      ...builtin,
    ],
  };
}

/** Turns the compact data into a catalogue. */
export function decodeCatalogue(data: EncodedCatalogue): ComponentCatalogue {
  const components = data.components.map(c => decodeComponent(data, c));
  const byType = new Map<string, ComponentSpec[]>();
  for (const component of components) {
    const type = normalizeType(component.type);
    byType.set(type, [...(byType.get(type) ?? []), component]);
  }
  const aliases = new Map(
    Object.entries(data.aliases).map(([alias, type]) => [
      normalizeType(alias),
      normalizeType(type),
    ]),
  );
  const ofType = (given: string) => {
    const type = normalizeType(given);
    return byType.get(type) ?? byType.get(aliases.get(type) ?? '') ?? [];
  };
  return {
    source: data.source,
    components,
    find: (type, version) =>
      ofType(type).find(c => isSameType(c.version, version)),
    versionsOf: type => ofType(type).map(c => c.version),
  };
}
