const AZURE_PACKAGE = 'common/authentication/azure';

const lower = text => text.toLowerCase();

/** Keys of Azure that every component with its log-in reads; those of storage are looked up one by one. */
const authenticationOf = azureKeys =>
  Object.entries(azureKeys)
    .filter(([key]) => !key.startsWith('Storage'))
    .map(([, names]) => names);

/** Whether a field of the source is meant for a building block. */
const isFor = (block, { only = '' }) =>
  only === '' || only.split(',').includes(block);

/**
 * The names that the source of a registration reads.
 *
 * @param documented - names of its published metadata
 * @param replaced - old names, with what took their place
 */
export function readNames(
  { block, fields, lookups, read },
  azureKeys,
  documented,
  replaced,
) {
  const mine = fields.filter(field => isFor(block.split('.')[0], field));
  const groups = [
    ...mine.map(({ name, aliases = [] }) => [name, ...aliases]),
    ...lookups,
    ...(read.includes(AZURE_PACKAGE) ? authenticationOf(azureKeys) : []),
    ...Object.entries(replaced).map(([old, name]) => [name, old]),
  ];
  const known = new Set(documented.map(lower));
  const types = new Map(mine.map(({ name, type }) => [lower(name), type]));
  return {
    /** Every name, as written in the source. */
    all: groups.flat(),
    typeOf: name => types.get(lower(name)),
    aliasesOf: name => {
      const others = groups
        .filter(group => group.some(each => lower(each) === lower(name)))
        .flat()
        .filter(each => !known.has(lower(each)));
      return others.filter(
        (each, at) =>
          others.findIndex(other => lower(other) === lower(each)) === at,
      );
    },
  };
}
