/** `spec.type` of a name in a building block. */
const typeOf = (block, name) => `${block}.${name}`;

const sourceOf = ({ block, version, packages }) =>
  `${block}/${version}/${packages.join(',')}`;

/**
 * The types that daprd registers, each with its versions, and the other names of each type.
 *
 * A name of the published metadata is the type's; otherwise the first. Types with the same versions from the same
 * source are one.
 */
export function registeredTypes(registrations) {
  const byType = new Map();
  for (const each of registrations) {
    for (const name of each.names) {
      const type = typeOf(each.block, name);
      byType.set(type, [...(byType.get(type) ?? []), each]);
    }
  }
  const bySource = new Map();
  for (const [type, versions] of byType) {
    const key = versions.map(sourceOf).join(' ');
    bySource.set(key, [...(bySource.get(key) ?? []), type]);
  }
  const aliases = {};
  const types = [];
  for (const names of bySource.values()) {
    const versions = byType.get(names[0]);
    const { block } = versions[0];
    const main =
      names.find(type =>
        versions.some(
          ({ document }) => document && typeOf(block, document.name) === type,
        ),
      ) ?? names[0];
    types.push({ type: main, versions });
    for (const other of names.filter(name => name !== main)) {
      aliases[other] = main;
    }
  }
  types.sort((a, b) => (a.type < b.type ? -1 : 1));
  return { types, aliases };
}
