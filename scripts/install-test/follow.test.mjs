import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { addToYaml, follow } from './follow.mjs';

const CONFIG = `# A comment
catalog:
  rules: [a]
  locations:
    - target: one
permission:
  # which is empty
`;

test('items are added to lists and keys to maps; the rest stays', () => {
  const added = addToYaml(
    CONFIG,
    'catalog:\n  locations:\n    - target: two\nnew:\n  key: 1\npermission:\n  enabled: true\n',
  );
  assert.match(added, /# A comment/);
  assert.deepEqual(parse(added), {
    catalog: {
      rules: ['a'],
      locations: [{ target: 'one' }, { target: 'two' }],
    },
    permission: { enabled: true },
    new: { key: 1 },
  });
});

test('a diff is applied where its lines are, also when they have moved', async t => {
  const root = mkdtempSync(join(tmpdir(), 'dapr-vcluster-follow-'));
  t.after(() => rmSync(root, { recursive: true }));
  const file = join(root, 'a.txt');
  writeFileSync(file, 'new\none\n\ntwo\nthree\n');
  const text = [
    '--- a/a.txt',
    '+++ b/a.txt',
    '@@ -1,3 +1,4 @@',
    ' one',
    '',
    '+added',
    ' two',
  ].join('\n');
  await follow({ language: 'diff', text }, { root });
  assert.equal(readFileSync(file, 'utf8'), 'new\none\n\nadded\ntwo\nthree\n');
  writeFileSync(file, 'other\n');
  await assert.rejects(follow({ language: 'diff', text }, { root }));
});
