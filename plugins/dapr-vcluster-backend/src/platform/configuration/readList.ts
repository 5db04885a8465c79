import { Config } from '@backstage/config';

const FORM = '"- name: example".';

/**
 * The maps in a list of the configuration; none where there is no list.
 *
 * @param key - from the root, of the list
 * @throws Error naming the key and the fix for what is no list of maps.
 */
export function readList(root: Config, key: string): Config[] {
  const given = root.getOptional(key);
  if (given === undefined) {
    return [];
  }
  if (!Array.isArray(given)) {
    throw new Error(
      `${key} is not a list. Begin each item with a dash: ${FORM}`,
    );
  }
  const other = given.findIndex(
    item => typeof item !== 'object' || item === null || Array.isArray(item),
  );
  if (other >= 0) {
    throw new Error(
      `${key}[${other}] is not a map of keys. Give each item its keys: ${FORM}`,
    );
  }
  return root.getConfigArray(key);
}
