const { checkDaprComponent } = require('../../src/rules/components/index.ts');
const {
  componentInput,
} = require('../../src/rules/check/model/componentInput.ts');
const { isOfKind } = require('../../src/rules/check/model/checkedFiles.ts');
const { parseFile } = require('../../src/rules/check/yaml/parse.ts');
const { isMap } = require('../../src/rules/check/model/paths.ts');

/** Typing errors: a letter left out, twice, another one, two in the wrong order. */
const MUTATIONS = [
  (name, at) => name.slice(0, at) + name.slice(at + 1),
  (name, at) => name.slice(0, at) + name[at] + name.slice(at),
  (name, at) => `${name.slice(0, at)}x${name.slice(at + 1)}`,
  (name, at) =>
    name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2),
];

const unknownNames = (component, catalogue) =>
  checkDaprComponent(component, {}, catalogue)
    .filter(({ ruleId }) => ruleId === 'G6/unknown')
    .map(({ field }) => field);

/**
 * Misspells each metadata name of the Dapr Components in files whose names are all known, one at a time, and counts how
 * often that is found.
 */
function countMutations(files, catalogue) {
  const counted = { changed: 0, found: 0, missed: [] };
  const components = files
    .flatMap(file => parseFile(file).documents)
    .map(({ value }) => value)
    .filter(value => isMap(value) && isOfKind(value, 'dapr.io', 'Component'))
    .map(componentInput)
    .filter(
      component =>
        catalogue.find(component.type, component.version) &&
        unknownNames(component, catalogue).length === 0,
    );
  for (const component of components) {
    component.metadata.forEach(({ name }, index) => {
      const at = 1 + (index % Math.max(1, name.length - 2));
      const changed = MUTATIONS[index % MUTATIONS.length](name, at);
      if (changed.toLowerCase() === name.toLowerCase()) {
        return;
      }
      const metadata = component.metadata.map((item, position) =>
        position === index ? { ...item, name: changed } : item,
      );
      counted.changed += 1;
      if (
        unknownNames({ ...component, metadata }, catalogue).includes(
          `metadata[${index}].name`,
        )
      ) {
        counted.found += 1;
      } else {
        counted.missed.push(`${component.type}: ${name} as ${changed}`);
      }
    });
  }
  return counted;
}

module.exports = { countMutations };
