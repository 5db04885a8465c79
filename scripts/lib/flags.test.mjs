import assert from 'node:assert/strict';
import { test } from 'node:test';
import { helpText, parseFlags, portFlag } from './flags.mjs';

const SPEC = {
  port: { type: 'string', value: 'N', help: 'a port' },
  check: { type: 'boolean', help: 'a check' },
};

test('reads values and switches', () => {
  const flags = parseFlags(SPEC, ['--port', '8080', '--check']);
  assert.deepEqual({ ...flags }, { port: '8080', check: true });
});

test('an unknown flag is refused by name, with the known ones', () => {
  assert.throws(
    () => parseFlags(SPEC, ['--prot', '1']),
    /--prot.*Known flags: --port, --check/,
  );
});

test('a stray word and a missing value are refused', () => {
  assert.throws(() => parseFlags(SPEC, ['now']), /now/);
  assert.throws(() => parseFlags(SPEC, ['--port']), /--port/);
});

test('a port has to be a port', () => {
  assert.equal(portFlag('port', '3000'), 3000);
  assert.equal(portFlag('port', undefined), undefined);
  for (const bad of ['0', '65536', 'http', '3.5']) {
    assert.throws(
      () => portFlag('port', bad),
      new RegExp(`--port is "${bad}"`),
    );
  }
});

test('the help lists every flag', () => {
  assert.match(
    helpText('usage', SPEC),
    /--port N\s+a port\n\s+--check\s+a check/,
  );
});
