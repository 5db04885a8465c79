/**
 * Renames packages in a text: inside quotes, backticks and YAML values, as `name` or `name/entry-point`. Code of the
 * packages imports them by these names, so that a scope is one setting.
 *
 * @param {string} text
 * @param {{names: string[], scope: string}} options
 */
export function withScope(text, { names, scope }) {
  if (scope === '') {
    return text;
  }
  return names.reduce(
    (left, name) =>
      left.replace(
        new RegExp(`(?<![\\w@/-])${name}(?![\\w-])`, 'g'),
        `${scope}/${name}`,
      ),
    text,
  );
}
