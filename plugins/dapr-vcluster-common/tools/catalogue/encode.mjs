import { ALIASES, BUILTIN_FIELDS, BUILTIN_PROFILES } from './builtin.mjs';
import { MODULE, VERSION } from './source.mjs';

/** Start of every reference address; left out of the data. */
export const REFERENCE_BASE =
  'https://docs.dapr.io/reference/components-reference/';

const TYPE_MARK = { bool: ':b', number: ':n', duration: ':d', bytesize: ':z' };

const plain = value =>
  String(value)
    .trim()
    .replace(/^"(.*)"$/, '$1');

/** name, `!` required, `*` sensitive, `~` deprecated, `:b|n|d|z` type, `=a|b` allowed values, `?x` default. */
function encodeField(field) {
  const value = plain(field.default ?? '');
  // Long or multi-line defaults are documentation, not something a form can fill in.
  const usable = value !== '' && value.length <= 40 && !/[\n?]/.test(value);
  return [
    field.name,
    field.required ? '!' : '',
    field.sensitive ? '*' : '',
    field.deprecated ? '~' : '',
    TYPE_MARK[String(field.type ?? '').trim()] ?? '',
    field.allowedValues ? `=${field.allowedValues.map(plain).join('|')}` : '',
    usable ? `?${value}` : '',
  ].join('');
}

/** A field named twice counts once, as its first mention says. */
function encodeFields(fields, extra = []) {
  const seen = new Map();
  for (const field of [...(fields ?? []).map(encodeField), ...extra]) {
    const name = /^[^!*~:=?]+/.exec(field)[0].toLowerCase();
    if (!seen.has(name)) {
      seen.set(name, field);
    }
  }
  return [...seen.values()];
}

function builtinFields(component) {
  const traits = [
    ...(component.capabilities ?? []),
    component.binding?.input && 'input',
    component.binding?.output && 'output',
  ];
  return [
    ...(BUILTIN_FIELDS[component.type] ?? []),
    ...traits.flatMap(
      trait => BUILTIN_FIELDS[`${component.type}+${trait}`] ?? [],
    ),
  ];
}

/** `spec.type` of a component: HTTP middleware has one more part than its metadata says. */
export function specType(component) {
  return component.type === 'middleware'
    ? `middleware.http.${component.name.replace(/^http\./, '')}`
    : `${component.type}.${component.name}`;
}

function encodeComponent(component) {
  const reference =
    component.urls?.find(url => /reference/i.test(url.title))?.url ?? '';
  return {
    t: specType(component),
    v: component.version,
    s: component.status,
    n: component.title,
    ...(component.capabilities?.length && { c: component.capabilities }),
    u: reference.startsWith(REFERENCE_BASE)
      ? reference.slice(REFERENCE_BASE.length)
      : reference,
    f: encodeFields(component.metadata, builtinFields(component)),
    ...(component.authenticationProfiles?.length && {
      a: component.authenticationProfiles.map(profile => [
        profile.title,
        encodeFields(profile.metadata),
      ]),
    }),
    ...(component.builtinAuthenticationProfiles?.length && {
      b: component.builtinAuthenticationProfiles.map(profile => [
        profile.name,
        encodeFields(profile.metadata),
      ]),
    }),
  };
}

/** The whole data file as text: one component a line, so that a change shows as a small diff. */
export function encodeCatalogue(components) {
  const lines = components.map(component =>
    JSON.stringify(encodeComponent(component)),
  );
  return [
    '{',
    `"source":${JSON.stringify(`${MODULE} ${VERSION} (Apache-2.0)`)},`,
    `"referenceBase":${JSON.stringify(REFERENCE_BASE)},`,
    `"profiles":${JSON.stringify(BUILTIN_PROFILES)},`,
    `"aliases":${JSON.stringify(ALIASES)},`,
    '"components":[',
    lines.join(',\n'),
    ']}',
    '',
  ].join('\n');
}
