import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { addToYaml } from './follow.mjs';

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
