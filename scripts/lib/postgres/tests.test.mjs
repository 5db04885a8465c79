import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { postgresTests } from './tests.mjs';

test('chooses the tests that use PostgreSQL, directly or through helpers', t => {
  const root = mkdtempSync(join(tmpdir(), 'postgres-tests-'));
  t.after(() => rmSync(root, { recursive: true }));
  const write = (name, ...lines) => {
    const file = join(root, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${lines.join('\n')}\n`);
  };
  const helpers = 'plugins/a/src/__testUtils__';
  write(`${helpers}/databases.ts`, 'TestDatabases.create({});');
  write(
    `${helpers}/Portal.ts`,
    "import { EmptyDatabase } from 'dapr-vcluster-test-processes';",
    "import { Client } from './Client';",
  );
  write(`${helpers}/Client.ts`, "import { Portal } from './Portal';");
  write(
    `${helpers}/tenant/index.ts`,
    'import {',
    '  Portal,',
    "} from '../Portal';",
  );
  write(`${helpers}/until.ts`, "import type { Portal } from './Portal';");
  const uses = (name, path) => write(name, `import { x } from '${path}';`);
  uses('plugins/a/src/direct.test.ts', './__testUtils__/databases');
  uses('plugins/a/src/deep/indirect.test.ts', '../__testUtils__/tenant');
  uses('plugins/a/src/mutual.test.ts', './__testUtils__/Client');
  uses('plugins/a/src/without.test.ts', './__testUtils__/until');
  uses('plugins/a/src/helper.ts', './__testUtils__/databases');
  write('packages/b/src/itself.test.ts', 'const url = postgresUrl();');
  write('packages/c/README.md', 'no code');
  assert.deepEqual(postgresTests(root), {
    databases: ['plugins/a/src/direct.test.ts'],
    portals: [
      'packages/b/src/itself.test.ts',
      'plugins/a/src/deep/indirect.test.ts',
      'plugins/a/src/mutual.test.ts',
    ],
  });
});

test('the ledger, whole portals and templates are among them', () => {
  const { databases, portals } = postgresTests();
  const backend = 'plugins/dapr-vcluster-backend/src';
  const scaffolder = 'plugins/scaffolder-backend-module-dapr-vcluster/src';
  assert.ok(databases.includes(`${backend}/savings/Ledger.test.ts`));
  assert.ok(databases.includes(`${backend}/replicas.test.ts`));
  for (const name of [
    `${backend}/plugin.test.ts`,
    `${backend}/api/actions/mcp.test.ts`,
    `${backend}/sidecars/diagnosis.test.ts`,
    `${backend}/dapr/comparison/threeWay.test.ts`,
    `${scaffolder}/mainWorkflow.test.ts`,
  ]) {
    assert.ok(portals.includes(name), name);
  }
});
