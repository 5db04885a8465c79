import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { declaredKeys } from './config-keys.mjs';
import { ROOT } from './paths.mjs';

const PLUGINS = join(ROOT, 'plugins');
const DATA = join(
  PLUGINS,
  'dapr-vcluster-backend/src/platform/configuration/knownKeys.data.json',
);

// UPDATE_DATA=1 writes them.
test('the keys that the backend knows are those that the plugins declare', () => {
  const [backend, pages] = ['dapr-vcluster-backend', 'dapr-vcluster'].map(
    name => declaredKeys(join(PLUGINS, name, 'config.d.ts')).daprVcluster,
  );
  const declared = { ...backend, ...pages };
  if (process.env.UPDATE_DATA) {
    writeFileSync(DATA, `${JSON.stringify(declared, null, 2)}\n`);
  }
  assert.deepEqual(JSON.parse(readFileSync(DATA, 'utf8')), declared);
});
