import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { follow } from './follow.mjs';
import { keepManifests } from './manifests.mjs';

function backstage(t) {
  const root = mkdtempSync(join(tmpdir(), 'dapr-vcluster-manifests-'));
  t.after(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'packages/app'), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{"name":"root"}');
  writeFileSync(join(root, 'packages/app/package.json'), '{"name":"app"}');
  return root;
}

test('only a manifest that is empty is written again', t => {
  const root = backstage(t);
  const restore = keepManifests(root);
  writeFileSync(join(root, 'package.json'), '');
  writeFileSync(join(root, 'packages/app/package.json'), '{"name":"changed"}');
  restore();
  const read = path => readFileSync(join(root, path), 'utf8');
  assert.equal(read('package.json'), '{"name":"root"}');
  assert.equal(read('packages/app/package.json'), '{"name":"changed"}');
});

test('a block that failed while a manifest was written is run again with it', async t => {
  const root = backstage(t);
  const said = [];
  const text = [
    'test -e tried && exec grep -q root package.json',
    'touch tried; : > package.json; echo "EBADF: bad file descriptor, write"; exit 1',
  ].join('\n');
  const app = { root, env: process.env, log: join(root, 'log') };
  await follow(
    { language: 'sh', text },
    { ...app, report: line => said.push(line) },
  );
  assert.match(said[0], /failed with EBADF/);
});
