import assert from 'node:assert/strict';
import { test } from 'node:test';
import { absoluteLinks, relativeLinks } from './readme.mjs';

const OPTIONS = { folder: 'plugins/a', repository: 'https://example.com/r' };

test('relative links point into the repository', () => {
  assert.equal(
    absoluteLinks(
      'See [docs](../../docs/a.md#b), ![shot](../../docs/i.png) and [b](b.md).',
      OPTIONS,
    ),
    'See [docs](https://example.com/r/blob/main/docs/a.md#b), ![shot](https://example.com/r/raw/main/docs/i.png) and [b](https://example.com/r/blob/main/plugins/a/b.md).',
  );
});

test('absolute links, anchors and addresses for mail stay as they are', () => {
  const text = '[a](https://a.b/c) [b](#here) [c](mailto:a@b.c)';
  assert.equal(absoluteLinks(text, OPTIONS), text);
  assert.deepEqual(relativeLinks(text), []);
});

test('relative targets are found in every form, once, and not in code', () => {
  assert.deepEqual(
    relativeLinks(
      '[![a](https://x.y/z.png)](../a.md) [b][1] <img alt="" src="../c.png">\n\n[1]: ./b.md\n\n```md\n[d](d.md)\n```\n[a](../a.md)',
    ).sort(),
    ['../a.md', '../c.png', './b.md'],
  );
});
