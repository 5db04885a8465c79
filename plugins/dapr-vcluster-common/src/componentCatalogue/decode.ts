import { isSameType, normalizeType } from './componentType';
import { decodeNeed } from './decodeNeed';
import { looksSensitive } from './sensitive';
import {
  AuthenticationProfile,
  ComponentCatalogue,
  ComponentField,
  ComponentSpec,
  FieldType,
} from './types';

type EncodedProfile = [title: string, fields: string[]];

/** Shape of catalogue.data.json; its notation is described in tools/catalogue: field.mjs and requirements.mjs. */
export type EncodedCatalogue = {
  source: string;
  referenceBase: string;
  profiles: Record<string, EncodedProfile[]>;
  /** Sets of names that several components have. */
  names: Record<string, string[]>;
  aliases: Record<string, string>;
  components: Array<{
    t: string;
    v: string;
    /** 1 where daprd registers the version itself: of other types v0 and no version mean v1. */
    x?: number;
    s: string;
    n: string;
    c?: string[];
    u: string;
    f: string[];
    a?: EncodedProfile[];
    b?: EncodedProfile[];
    /** Other names that are read, with a blank between them; `@x` stands for the set x. */
    k?: string;
    o?: string[];
  }>;
};

const FIELD =
  /^([^!*~<>:+=?]+)([!*~<>]*)(?::([bndz]))?(?:\+([^=?]*))?(?:=([^?]*))?(?:\?(.*))?$/s;

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
  const [, name, marks, type, aliases, allowed, fallback] = match;
  return {
    name,
    type: TYPES[type] ?? 'string',
    required: marks.includes('!'),
    // A switch such as `insecureIgnoreHostKey` is none, whatever its name ends with.
    sensitive:
      marks.includes('*') || (type === undefined && looksSensitive(name)),
    deprecated: marks.includes('~'),
    ...(aliases !== undefined && { aliases: aliases.split(',') }),
    ...(marks.includes('<') && { direction: 'input' as const }),
    ...(marks.includes('>') && { direction: 'output' as const }),
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
    otherNames: (component.k ?? '')
      .split(' ')
      .filter(Boolean)
      .flatMap(name =>
        name.startsWith('@') ? data.names[name.slice(1)] : name,
      ),
    needs: (component.o ?? []).map(decodeNeed),
  };
}

/** Turns the compact data into a catalogue. */
export function decodeCatalogue(data: EncodedCatalogue): ComponentCatalogue {
  const components = data.components.map(c => decodeComponent(data, c));
  const versioned = new Set(
    data.components.filter(c => c.x === 1).map(c => normalizeType(c.t)),
  );
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
    daprLine: /dapr\/dapr@v(\d+\.\d+)/.exec(data.source)?.[1] ?? '',
    components,
    types: [...byType.keys(), ...aliases.keys()],
    find: (type, version) => {
      const specs = ofType(type);
      // Without a version, daprd takes the oldest; v0 of a type that is registered without versions is its only one.
      const isOldest =
        version.trim() === '' ||
        (isSameType(version, 'v0') &&
          !specs.some(spec => versioned.has(normalizeType(spec.type))));
      return isOldest
        ? specs[0]
        : specs.find(spec => isSameType(spec.version, version));
    },
    versionsOf: type => ofType(type).map(c => c.version),
  };
}
