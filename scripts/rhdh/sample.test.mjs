import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PLUGINS } from './plugins.mjs';
import { frontendOf, importNames, readSample } from './sample.mjs';

test('the sample has every plugin that is exported, once', () => {
  const names = readSample().plugins.map(
    each => /([\w-]+)-dynamic-\d+\.\d+\.\d+\.tgz$/.exec(each.package)?.[1],
  );
  assert.deepEqual(names.sort(), PLUGINS.map(({ name }) => name).sort());
});

test('the sample configures the frontend plugin by the name of its module', () => {
  assert.deepEqual(Object.keys(frontendOf(readSample())), [
    PLUGINS.find(({ isFrontend }) => isFrontend).name,
  ]);
});

test('names are found in routes, mount points, conditions and form fields', () => {
  const frontend = {
    a: {
      dynamicRoutes: [{ path: '/x', importName: 'Page' }],
      mountPoints: [
        {
          importName: 'Card',
          config: { if: { anyOf: ['isShown', { isKind: 'api' }] } },
        },
      ],
      scaffolderFieldExtensions: [{ importName: 'Field' }],
    },
  };
  const sample = {
    plugins: [{ package: 'a', pluginConfig: { dynamicPlugins: { frontend } } }],
  };
  assert.deepEqual(importNames(sample), ['Card', 'Field', 'Page', 'isShown']);
});

test('a page without the block is refused', () => {
  assert.throws(
    () =>
      readSample('\n## Configuration\n\n```yaml\n# other.yaml\na: 1\n```\n'),
    /no block for dynamic-plugins\.yaml/,
  );
});
