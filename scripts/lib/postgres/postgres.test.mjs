import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { capture } from '../processes/capture.mjs';
import { findPostgres } from './find.mjs';
import { startPostgres } from './start.mjs';

const aFolder = t => {
  const dir = mkdtempSync(join(tmpdir(), 'find-postgres-'));
  t.after(() => rmSync(dir, { recursive: true }));
  return dir;
};

test('finds the programs on the PATH, or the newest version of Debian', t => {
  const dir = aFolder(t);
  assert.equal(findPostgres({ PATH: dir }, join(dir, 'none')), undefined);
  const bins = ['9', '15', '17'].map(version => {
    const bin = join(dir, version, 'bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, 'postgres'), '');
    // The client without the server has no initdb.
    if (version !== '17') {
      writeFileSync(join(bin, 'initdb'), '');
    }
    return bin;
  });
  assert.equal(findPostgres({}, dir), bins[1]);
  assert.equal(findPostgres({ PATH: `${bins[2]}:${bins[0]}` }, dir), bins[0]);
});

const installed = findPostgres();

test(
  'starts an empty PostgreSQL, and leaves nothing behind',
  {
    skip: installed ? false : 'PostgreSQL is not installed',
  },
  async t => {
    const log = join(aFolder(t), 'postgresql.log');
    const postgres = await startPostgres({ bin: installed, log });
    const url = new URL(postgres.connectionString.replace('@/', '@socket/'));
    const dir = url.searchParams.get('host');
    try {
      assert.ok(postgres.major >= 9);
      assert.ok(existsSync(join(dir, '.s.PGSQL.5432')));
      assert.match(
        await capture('psql', [
          postgres.connectionString,
          ...['-Atc', 'show listen_addresses'],
        ]),
        /^\n$/,
      );
    } finally {
      await postgres.stop();
    }
    assert.ok(!existsSync(dir));
  },
);
