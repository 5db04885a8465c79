import { DocumentOptions, ParseOptions, SchemaOptions, Tags } from 'yaml';
import { BINARY } from './binary';
import { KUBERNETES_NUMBERS } from './numbers';

/**
 * Types that JSON has; what else YAML 1.1 guesses (dates, base-60 numbers, sets) Kubernetes does not. Of the numbers
 * only the infinite ones, and the one that is none, are those of YAML 1.1.
 */
const PLAIN_TAGS = ['null', 'bool', 'str', 'map', 'seq', 'merge'];

function plainTags(tags: Tags): Tags {
  const plain = tags.filter(tag => {
    if (typeof tag === 'string') {
      return PLAIN_TAGS.includes(tag);
    }
    const name = tag.tag.replace('tag:yaml.org,2002:', '');
    const isNoNumber =
      name === 'float' && 'test' in tag && tag.test?.test('.nan');
    return PLAIN_TAGS.includes(name) || isNoNumber;
  });
  return [...KUBERNETES_NUMBERS, ...plain, BINARY];
}

/**
 * How `kubectl` reads YAML: version 1.1 (`yes` is true, `0644` and `0o644` are octal) with the types of JSON.
 *
 * @public
 */
export const KUBERNETES_YAML: ParseOptions & DocumentOptions & SchemaOptions = {
  version: '1.1',
  customTags: plainTags,
  prettyErrors: false,
  // Warnings would go to the process, with the text they are about.
  logLevel: 'error',
};

/**
 * Anchors are for repeating a label set, not for growing a text a millionfold.
 *
 * @public
 */
export const MAX_ALIASES = 100;

/**
 * Documents in one file.
 *
 * @public
 */
export const MAX_DOCUMENTS = 100;
