#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describeFailure, Failure } from './lib/failure.mjs';
import { ARTIFACTS_DIR } from './lib/paths.mjs';
import { preparePostgres } from './lib/postgres/prepare.mjs';
import { startPostgres } from './lib/postgres/start.mjs';
import { stopChildrenOnExit } from './lib/shutdown.mjs';

const USAGE =
  'node scripts/with-postgres.mjs <command …>: runs a command with an empty PostgreSQL for the databases of its tests';

async function main([command, ...args]) {
  if (!command) {
    throw new Failure(USAGE);
  }
  const logs = join(ARTIFACTS_DIR, 'logs');
  mkdirSync(logs, { recursive: true });
  const { path, reason } = await preparePostgres({
    log: join(logs, 'postgres-install.log'),
  });
  if (!path) {
    throw new Failure(reason);
  }
  const postgres = await startPostgres({
    bin: path,
    log: join(logs, 'postgresql.log'),
  });
  // Who breaks the run off does not wait until its clients have gone.
  process.once('SIGTERM', postgres.remove);
  try {
    return await runWith(postgres, command, args);
  } finally {
    await postgres.stop();
  }
}

/** The name of the variable is the one that Backstage's test utilities read for this version. */
function runWith({ major, connectionString }, command, args) {
  const child = spawn(command, args, {
    env: {
      ...process.env,
      [`BACKSTAGE_TEST_DATABASE_POSTGRES${major}_CONNECTION_STRING`]:
        connectionString,
    },
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => resolve(code ?? 1));
  });
}

stopChildrenOnExit();
main(process.argv.slice(2)).then(
  code => process.exit(code),
  error => {
    process.stderr.write(`${describeFailure(error)}\n`);
    process.exit(1);
  },
);
