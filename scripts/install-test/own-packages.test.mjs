import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import {
  assertInstalled,
  forgetPackages,
  lowestVersions,
} from './own-packages.mjs';

function temporary(t) {
  const folder = mkdtempSync(join(tmpdir(), 'dapr-vcluster-own-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

test('only packages of these names are removed from the cache', t => {
  const cache = temporary(t);
  const others = ['a-backend-npm-0.1.0-1-10c0.zip', 'b-npm-0.1.0-1-10c0.zip'];
  for (const file of [
    ...others,
    'a-npm-0.1.0-1-10c0.zip',
    '@s-a-npm-0.1.0-1-10c0.zip',
  ]) {
    write(join(cache, file), '');
  }
  forgetPackages(cache, ['a', '@s/a']);
  assert.deepEqual(readdirSync(cache).sort(), others);
  forgetPackages(join(cache, 'missing'), ['a']);
});

test('a package that was installed has the files that were packed', t => {
  const folder = temporary(t);
  const unpacked = join(folder, 'packed', 'a');
  const installed = join(folder, 'node_modules', 'a');
  const check = () => assertInstalled(folder, [{ name: 'a', unpacked }]);
  write(join(unpacked, 'dist/a.js'), '1');
  assert.throws(check, /dist\/a\.js is another or missing/);
  write(join(installed, 'dist/a.js'), '2');
  assert.throws(check, /dist\/a\.js is another or missing/);
  write(join(installed, 'dist/a.js'), '1');
  check();
});

test('the lowest version of all ranges for a package of Backstage', t => {
  const folder = temporary(t);
  const packed = [
    { dependencies: { '@backstage/a': '^1.9.3', express: '^4.0.0' } },
    { peerDependencies: { '@backstage/a': '^1.9.2 || ^2.0.0' } },
    { peerDependencies: { '@backstage/b': '>=0.0.24 <0.1.0' } },
  ].map((manifest, index) => {
    const unpacked = join(folder, String(index));
    write(join(unpacked, 'package.json'), JSON.stringify(manifest));
    return { unpacked };
  });
  assert.deepEqual(lowestVersions(packed), {
    '@backstage/a': '1.9.2',
    '@backstage/b': '0.0.24',
  });
});
