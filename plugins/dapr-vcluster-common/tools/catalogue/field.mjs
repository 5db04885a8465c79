const TYPE_MARK = { bool: ':b', number: ':n', duration: ':d', bytesize: ':z' };

const plain = value =>
  String(value)
    .trim()
    .replace(/^"(.*)"$/, '$1');

/** How the source decodes a field, where that is certain. */
function decodedType(type = '') {
  const name = type.replace(/^\*/, '');
  if (/^u?int\d*$|^float\d+$/.test(name)) {
    return 'number';
  }
  if (name === 'bool') {
    return 'bool';
  }
  return /(^time|redis)\.Duration$/.test(name) ? 'duration' : undefined;
}

function direction({ binding }) {
  if (!binding || Boolean(binding.input) === Boolean(binding.output)) {
    return '';
  }
  return binding.input ? '<' : '>';
}

/** Name of a field in its notation, in lower case. */
export const nameOf = notation =>
  /^[^!*~<>:+=?]+/.exec(notation)[0].toLowerCase();

/** Names that mean the field, in its notation, in lower case. */
export const namesIn = notation => {
  const aliases = /\+([^=?]*)/.exec(notation)?.[1] ?? '';
  return [
    nameOf(notation),
    ...aliases.toLowerCase().split(',').filter(Boolean),
  ];
};

/**
 * name, `!` required, `*` sensitive, `~` deprecated, `<` for an input only, `>` for an output only, `:b|n|d|z` type,
 * `+a,b` other names, `=a|b` allowed values, `?x` default.
 *
 * @param names - other names of a field, and its type in the source, see names.mjs
 */
export function encodeField(field, names, optional) {
  const value = plain(field.default ?? '');
  // Long or multi-line defaults are documentation, not something a form can fill in.
  const usable = value !== '' && value.length <= 40 && !/[\n?]/.test(value);
  const type = decodedType(names.typeOf(field.name)) ?? field.type;
  const aliases = names.aliasesOf(field.name);
  return [
    field.name,
    field.required && !optional.includes(field.name) ? '!' : '',
    field.sensitive ? '*' : '',
    field.deprecated ? '~' : '',
    direction(field),
    TYPE_MARK[String(type ?? '').trim()] ?? '',
    aliases.length > 0 ? `+${aliases.join(',')}` : '',
    field.allowedValues ? `=${field.allowedValues.map(plain).join('|')}` : '',
    usable ? `?${value}` : '',
  ].join('');
}

/** A field named twice counts once, as its first mention says. */
export function unique(notations) {
  const seen = new Map();
  for (const field of notations) {
    if (!seen.has(nameOf(field))) {
      seen.set(nameOf(field), field);
    }
  }
  return [...seen.values()];
}
