import { InvalidAllowListError } from './allow-list-errors';

/** One `namespace:serviceAccount` entry of an allow-list, as written and split. */
export type AllowListPair = { entry: string; namespace: string; name: string };

/**
 * Splits an allow-list into its pairs. Empty entries are left out.
 *
 * @throws InvalidAllowListError when an entry is not one pair, or both halves are empty.
 */
export function parsePairs(variable: string, list: string): AllowListPair[] {
  return list
    .split(',')
    .map(entry => entry.trim())
    .filter(entry => entry !== '')
    .map(entry => {
      const halves = entry.split(':').map(half => half.trim());
      if (halves.length !== 2) {
        throw new InvalidAllowListError(
          variable,
          entry,
          'must be one pair: "namespace:serviceAccount"',
        );
      }
      const [namespace, name] = halves;
      if (namespace === '' && name === '') {
        throw new InvalidAllowListError(
          variable,
          entry,
          'names neither a namespace nor a service account',
        );
      }
      return { entry, namespace, name };
    });
}
