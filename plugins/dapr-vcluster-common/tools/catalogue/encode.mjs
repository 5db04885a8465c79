import {
  BUILTIN_FIELDS,
  BUILTIN_PROFILES,
  RUNTIME_NAMES,
  TITLES,
} from './builtin.mjs';
import { encodeField, nameOf, namesIn, unique } from './field.mjs';
import { readNames } from './names.mjs';
import { registeredTypes } from './registered.mjs';
import {
  FIELDS,
  NOT_SENSITIVE,
  PATTERNS,
  PROFILES,
  REPLACED,
  REQUIREMENTS,
  VALUES,
} from './requirements.mjs';
import { CONTRIB, DAPR } from './source.mjs';

/** Start of every reference address; left out of the data. */
export const REFERENCE_BASE =
  'https://docs.dapr.io/reference/components-reference/';

const NO_DOCUMENT = { metadata: [], capabilities: [], status: 'alpha' };

function builtinFields(block, { capabilities = [], input, output }) {
  const traits = [...capabilities, input && 'input', output && 'output'];
  return [
    ...(BUILTIN_FIELDS[block] ?? []),
    ...traits.flatMap(trait => BUILTIN_FIELDS[`${block}+${trait}`] ?? []),
  ];
}

const byPackage = (table, packages) =>
  packages.map(name => table[name]).find(Boolean);

function documentedNames(document) {
  return [
    ...(document.metadata ?? []),
    ...(document.authenticationProfiles ?? []).flatMap(p => p.metadata ?? []),
    ...(document.builtinAuthenticationProfiles ?? []).flatMap(
      p => p.metadata ?? [],
    ),
  ].map(({ name }) => name);
}

/** A field with the values that its source takes. */
function corrected(field, values) {
  return Object.hasOwn(values, field.name)
    ? { ...field, allowedValues: values[field.name] }
    : field;
}

/** Names that are read but in no field: a set of them that several components have is one word, `@` and its name. */
function otherNames(read, fields, sets, more) {
  const known = new Set(fields.flatMap(namesIn));
  const names = [];
  for (const name of [...read, ...more]) {
    // What is written in a message, such as `metadata.id`, is no name of a component's metadata.
    const isName = /^[A-Za-z][\w-]*$/.test(name) || more.includes(name);
    if (isName && !known.has(name.toLowerCase())) {
      known.add(name.toLowerCase());
      names.push(name);
    }
  }
  const rest = new Set(names.map(name => name.toLowerCase()));
  const words = Object.entries(sets).flatMap(([word, set]) => {
    const inside = set.filter(name => rest.has(name.toLowerCase()));
    if (inside.length < 3) {
      return [];
    }
    set.forEach(name => rest.delete(name.toLowerCase()));
    return [`@${word}`];
  });
  return [
    ...words,
    ...names.filter(name => rest.has(name.toLowerCase())).sort(),
  ];
}

function encodeVersion(type, registration, titled, azureKeys, sets) {
  const { packages, version, versioned, deprecated } = registration;
  const block = type.split('.')[0];
  const document = registration.document ?? NO_DOCUMENT;
  const reference =
    titled.urls?.find(url => /reference/i.test(url.title))?.url ?? '';
  const { optional = [], needs = [] } = byPackage(REQUIREMENTS, packages) ?? {};
  const values = byPackage(VALUES, packages) ?? {};
  const names = readNames(
    registration,
    azureKeys,
    documentedNames(document),
    byPackage(REPLACED, packages) ?? {},
  );
  const { without = [] } = byPackage(FIELDS, packages) ?? {};
  const plain = byPackage(NOT_SENSITIVE, packages) ?? [];
  const isAlways = name => needs.includes(name);
  const encoded = (fields = []) =>
    fields
      // A name in pointed brackets stands for a pattern.
      .filter(({ name }) => !name.startsWith('<'))
      .map(field => ({
        ...field,
        required: field.required || isAlways(field.name),
        sensitive: field.sensitive && !plain.includes(field.name),
      }))
      .map(field => encodeField(corrected(field, values), names, optional));
  const fields = unique([
    ...encoded(
      (document.metadata ?? []).filter(({ name }) => !without.includes(name)),
    ),
    ...builtinFields(block, {
      capabilities: document.capabilities,
      input: registration.input,
      output: registration.output,
    }),
  ]);
  const marked = new Set(fields.map(nameOf));
  const unsaid = needs.filter(need => !marked.has(need.toLowerCase()));
  const own = [
    ...(document.authenticationProfiles ?? []).map(profile => [
      profile.title,
      (profile.metadata ?? []).filter(({ name }) => !without.includes(name)),
    ]),
    ...(byPackage(PROFILES, packages) ?? []),
  ].map(([title, list]) => [title, unique(encoded(list))]);
  const shared = (document.builtinAuthenticationProfiles ?? []).map(profile => [
    profile.name,
    unique(encoded(profile.metadata)),
  ]);
  const others = otherNames(
    names.all,
    [
      ...fields,
      ...own.flatMap(([, list]) => list),
      ...shared.flatMap(([name, list]) => [
        ...list,
        ...BUILTIN_PROFILES[name].flatMap(([, more]) => more),
      ]),
    ],
    sets,
    [...(RUNTIME_NAMES[block] ?? []), ...(byPackage(PATTERNS, packages) ?? [])],
  );
  return {
    t: type,
    v: version,
    ...(versioned && { x: 1 }),
    s: document.status,
    n: TITLES[type] ?? titled.title,
    ...(deprecated && { d: 1 }),
    ...(document.capabilities?.length && { c: document.capabilities }),
    u: reference.startsWith(REFERENCE_BASE)
      ? reference.slice(REFERENCE_BASE.length)
      : reference,
    f: fields,
    ...(own.length > 0 && { a: own }),
    ...(shared.length > 0 && { b: shared }),
    ...(others.length > 0 && { k: others.join(' ') }),
    ...(unsaid.length > 0 && { o: unsaid }),
  };
}

/** The whole data file as text: one component a line, so that a change shows as a small diff. */
export function encodeCatalogue({ azureKeys, registrations }) {
  const { types, aliases } = registeredTypes(registrations);
  const sets = {
    azure: Object.entries(azureKeys)
      .filter(([key]) => !key.startsWith('Storage'))
      .flatMap(([, names]) => names),
    aws: [
      'accessKey',
      'assumeRoleArn',
      'assumeRoleSessionName',
      'awsAccessKey',
      'awsRegion',
      'awsSecretKey',
      'endpoint',
      'region',
      'secretKey',
      'sessionName',
      'sessionToken',
      'trustAnchorArn',
      'trustProfileArn',
    ],
    backOff: [
      'backOffPolicy',
      'backOffDuration',
      'backOffInitialInterval',
      'backOffRandomizationFactor',
      'backOffMultiplier',
      'backOffMaxInterval',
      'backOffMaxElapsedTime',
      'backOffMaxRetries',
    ],
  };
  const lines = types.flatMap(({ type, versions }) => {
    const titled =
      versions.find(
        ({ document }) =>
          document && type.endsWith(`.${document.name.replace(/^http\./, '')}`),
      )?.document ??
      versions[0].document ??
      NO_DOCUMENT;
    return versions.map(each =>
      JSON.stringify(encodeVersion(type, each, titled, azureKeys, sets)),
    );
  });
  return [
    '{',
    `"source":${JSON.stringify(`${DAPR}, ${CONTRIB} (Apache-2.0)`)},`,
    `"referenceBase":${JSON.stringify(REFERENCE_BASE)},`,
    `"profiles":${JSON.stringify(BUILTIN_PROFILES)},`,
    `"names":${JSON.stringify(sets)},`,
    `"aliases":${JSON.stringify(aliases)},`,
    '"components":[',
    lines.join(',\n'),
    ']}',
    '',
  ].join('\n');
}
