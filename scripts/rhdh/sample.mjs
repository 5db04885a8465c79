import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Failure } from '../lib/failure.mjs';
import { ROOT } from '../lib/paths.mjs';
import { blocksOf, fileOf } from '../install-test/blocks.mjs';

const PAGE = join(ROOT, 'docs/red-hat-developer-hub.md');
const FILE = 'dynamic-plugins.yaml';

/**
 * The sample configuration of `docs/red-hat-developer-hub.md`.
 *
 * @returns {{plugins: {package: string, pluginConfig?: any}[]}}
 * @throws Failure when the page has none
 */
export function readSample(text = readFileSync(PAGE, 'utf8')) {
  const block = blocksOf(text, 'Configuration').find(
    each => each.language === 'yaml' && fileOf(each) === FILE,
  );
  if (!block) {
    throw new Failure(`${PAGE} has no block for ${FILE}.`);
  }
  return parse(block.text);
}

/** Configuration of the frontend plugins in a sample, by the names that Developer Hub knows them by. */
export function frontendOf({ plugins }) {
  return Object.assign(
    {},
    ...plugins.map(
      ({ pluginConfig }) => pluginConfig?.dynamicPlugins?.frontend ?? {},
    ),
  );
}

/** Every name that a sample imports from the module of a frontend plugin, once, sorted. */
export function importNames(sample) {
  const names = new Set();
  const visit = value => {
    if (Array.isArray(value)) {
      value.forEach(visit);
    } else if (value && typeof value === 'object') {
      if (value.importName) {
        names.add(value.importName);
      }
      conditions(value.if).forEach(name => names.add(name));
      Object.values(value).forEach(visit);
    }
  };
  visit(frontendOf(sample));
  return [...names].sort();
}

/** Conditions that are functions of the module; the others are objects. */
function conditions(rules = {}) {
  return [rules.allOf, rules.anyOf, rules.oneOf]
    .flatMap(list => list ?? [])
    .filter(each => typeof each === 'string');
}
