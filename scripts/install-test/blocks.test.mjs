import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../lib/paths.mjs';
import { blocksOf, fileOf } from './blocks.mjs';

const TEXT = `# Title

## Install

\`\`\`sh
yarn add it
\`\`\`

1. In a list:

   \`\`\`yaml
   # app-config.yaml
   a:
     b: 1
   \`\`\`

\`\`\`text
output
\`\`\`

## Other

\`\`\`sh
rm it
\`\`\`
`;

test('blocks of a section are found in order, without their indentation', () => {
  assert.deepEqual(blocksOf(TEXT, 'Install'), [
    { language: 'sh', text: 'yarn add it' },
    { language: 'yaml', text: '# app-config.yaml\na:\n  b: 1' },
  ]);
});

test('a section that is missing is an error', () => {
  assert.throws(() => blocksOf(TEXT, 'Remove'), /no section "Remove"/);
});

test('a block says which file it is for', () => {
  assert.equal(fileOf({ text: '// src/a.ts\nx' }), 'src/a.ts');
  assert.throws(() => fileOf({ text: 'x: 1' }), /which file/);
});

test('the READMEs have what the test of the installation follows', () => {
  const read = path => readFileSync(join(ROOT, path), 'utf8');
  const blocks = blocksOf(read('README.md'), 'Installation');
  assert.deepEqual(
    [...new Set(blocks.map(({ language }) => language))].sort(),
    ['sh', 'ts', 'yaml'],
  );
  blocks.filter(({ language }) => /ts|yaml/.test(language)).forEach(fileOf);
  const legacy = blocksOf(
    read('plugins/dapr-vcluster/README.md'),
    'Installation: legacy frontend system',
  );
  assert.deepEqual(
    legacy.map(({ language }) => language),
    ['sh', 'diff', 'diff', 'diff'],
  );
});
