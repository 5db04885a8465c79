#!/usr/bin/env node
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runMainJob } from './check/main-job.mjs';
import { describeFailure } from './lib/failure.mjs';
import { helpText, parseFlags, portFlag } from './lib/flags.mjs';
import { STATE_DIR } from './lib/paths.mjs';
import { startPortal } from './lib/portal.mjs';
import { stopAll } from './lib/processes.mjs';
import { Reporter } from './lib/reporter.mjs';
import { stopChildrenOnExit } from './lib/shutdown.mjs';
import { whatToTry } from './lib/what-to-try.mjs';

const FLAGS = {
  port: { type: 'string', value: 'N', help: 'port of the portal (3000)' },
  'backend-port': {
    type: 'string',
    value: 'N',
    help: 'port of its backend (7007)',
  },
  check: {
    type: 'boolean',
    help: 'run the main job over HTTP on free ports, then stop',
  },
  empty: {
    type: 'boolean',
    help: 'without the tenants that a new simulated host has',
  },
  fresh: { type: 'boolean', help: 'delete the data of earlier runs first' },
  'state-dir': {
    type: 'string',
    value: 'DIR',
    help: 'folder of databases and logs (.state)',
  },
  help: { type: 'boolean', help: 'show this help' },
};

const reporter = new Reporter();

async function check(ports) {
  const stateDir = mkdtempSync(join(tmpdir(), 'dapr-vcluster-check-'));
  try {
    const { apiUrl, toolchain, died } = await startPortal({
      reporter,
      stateDir,
      ...ports,
    });
    const count = await Promise.race([
      runMainJob({ reporter, url: apiUrl, stateDir, toolchain }),
      died,
    ]);
    await stopAll();
    rmSync(stateDir, { recursive: true, force: true });
    reporter.line(`main job: ${count} steps passed`);
  } catch (error) {
    reporter.line(`Logs of this run: ${join(stateDir, 'logs')}`);
    throw error;
  }
}

async function serve(flags, ports) {
  const { url, died } = await startPortal({
    reporter,
    stateDir: resolve(flags['state-dir'] ?? STATE_DIR),
    fresh: flags.fresh,
    tenants: !flags.empty,
    port: ports.port ?? 3000,
    backendPort: ports.backendPort ?? 7007,
  });
  reporter.line(whatToTry(url));
  await died;
}

async function main() {
  const flags = parseFlags(FLAGS, process.argv.slice(2));
  if (flags.help) {
    reporter.line(helpText('npm run demo -- [flags]', FLAGS));
    return;
  }
  const ports = {
    port: portFlag('port', flags.port),
    backendPort: portFlag('backend-port', flags['backend-port']),
  };
  stopChildrenOnExit(() => reporter.line('\nStopping …'));
  await (flags.check ? check(ports) : serve(flags, ports));
}

main().then(
  () => process.exit(0),
  async error => {
    await stopAll();
    process.stderr.write(`${describeFailure(error)}\n`);
    process.exit(1);
  },
);
