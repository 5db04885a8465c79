// Checks all YAML files of a folder as dapr:check does, and prints how many errors and warnings each rule has:
// npm run measure:public -- <folder> [--list] [--mutate] [--markdown] [--tenant <name>] [--chart-version <version>]
const { statSync } = require('node:fs');
const { resolve } = require('node:path');
const { parseArgs } = require('node:util');
const { checkFiles } = require('../../src/rules/check/checkFiles.ts');
const { parseFile } = require('../../src/rules/check/yaml/parse.ts');
const {
  loadComponentCatalogue,
} = require('../../src/componentCatalogue/index.ts');
const { yamlFolders } = require('./files.cjs');
const { countMutations } = require('./mutations.cjs');

const USAGE =
  'npm run measure:public -- <folder> [--list] [--mutate] [--markdown] [--tenant <name>] [--chart-version <version>]\n';

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      list: { type: 'boolean', default: false },
      mutate: { type: 'boolean', default: false },
      markdown: { type: 'boolean', default: false },
      tenant: { type: 'string', default: 'team-a' },
      'chart-version': { type: 'string' },
    },
  });
  if (positionals.length !== 1) {
    throw new Error('one folder is needed');
  }
  const [folder] = positionals;
  const root = resolve(process.env.INIT_CWD ?? '.', folder);
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(`"${folder}" is not a folder`);
  }
  return { ...values, root };
}

function table(rules) {
  const rows = [...rules]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([rule, { error, warning, info }]) =>
      [
        rule.padEnd(32),
        ...[error, warning, info].map(count => String(count).padStart(8)),
      ].join(''),
    );
  const head = `${'rule'.padEnd(32)}${'errors'.padStart(
    8,
  )}${'warnings'.padStart(8)}${'notes'.padStart(8)}`;
  return [head, ...rows].join('\n');
}

async function main() {
  const { root, list, mutate, markdown, tenant, ...rest } = readArguments();
  const context = {
    tenant: { name: tenant },
    chartVersion: rest['chart-version'],
  };
  const catalogue = await loadComponentCatalogue();
  const rules = new Map();
  const mutations = { changed: 0, found: 0 };
  const total = { files: 0, documents: 0, error: 0, warning: 0, info: 0 };
  for (const files of yamlFolders(root, { markdown })) {
    total.files += files.length;
    for (const file of files) {
      total.documents += parseFile(file).documents.length;
    }
    if (mutate) {
      const { changed, found, missed } = countMutations(files, catalogue);
      mutations.changed += changed;
      mutations.found += found;
      if (list) {
        missed.forEach(each => process.stdout.write(`not found: ${each}\n`));
      }
    }
    for (const found of checkFiles(files, context, catalogue)) {
      const { ruleId, severity, file, line, title, fix } = found;
      const counts = rules.get(ruleId) ?? { error: 0, warning: 0, info: 0 };
      counts[severity] += 1;
      total[severity] += 1;
      rules.set(ruleId, counts);
      if (list) {
        process.stdout.write(
          `${file}:${line} ${severity} ${ruleId}: ${title}. ${fix}\n`,
        );
      }
    }
  }
  process.stdout.write(
    `${total.files} files, ${total.documents} documents: ${
      total.error
    } errors, ${total.warning} warnings, ${total.info} notes\n${table(
      rules,
    )}\n`,
  );
  if (mutate) {
    process.stdout.write(
      `${mutations.changed} metadata names misspelt, ${mutations.found} found\n`,
    );
  }
}

main().catch(error => {
  process.stderr.write(`${error.message}\n${USAGE}`);
  process.exitCode = 1;
});
