#!/usr/bin/env node
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describeFailure, Failure } from './lib/failure.mjs';
import { helpText, parseFlags } from './lib/flags.mjs';
import { ARTIFACTS_DIR, ROOT } from './lib/paths.mjs';
import { prepare } from './lib/portal.mjs';
import { Service, stopAll } from './lib/processes.mjs';
import { Reporter } from './lib/reporter.mjs';
import { stopChildrenOnExit } from './lib/shutdown.mjs';

const SIZES = ['small', 'full'];

/**
 * What can be measured: `costs` of pages and index, the default; `abuse` sends the worst inputs known; `bundle` builds a
 * portal with and without the plugin; `savings` measures the ledger and answers about it; `syncer` measures the
 * Component syncer.
 */
const COMMANDS = ['costs', 'abuse', 'bundle', 'savings', 'syncer'];

const FLAGS = {
  size: {
    type: 'string',
    value: SIZES.join('|'),
    help: 'size of the measurement (full)',
  },
  json: {
    type: 'string',
    value: 'FILE',
    help: 'write the figures to a file as well',
  },
  help: { type: 'boolean', help: 'show this help' },
};

const reporter = new Reporter();

async function main() {
  const [first, ...others] = process.argv.slice(2);
  const command = COMMANDS.find(each => each === first);
  const {
    size = 'full',
    json,
    help,
  } = parseFlags(FLAGS, command ? others : process.argv.slice(2));
  if (help) {
    reporter.line(
      helpText(`npm run bench -- [${COMMANDS.join('|')}] [flags]`, FLAGS),
    );
    return;
  }
  if (!SIZES.includes(size)) {
    throw new Failure(
      `--size is "${size}"; it has to be ${SIZES.join(' or ')}.`,
    );
  }
  stopChildrenOnExit(() => reporter.line('\nStopping …'));
  const logDir = join(ARTIFACTS_DIR, 'logs');
  mkdirSync(logDir, { recursive: true });
  const toolchain = await prepare({ reporter, logDir });
  const bench = new Service({
    name: 'bench',
    node: toolchain.node,
    args: [
      '--require',
      join(ROOT, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      join(ROOT, 'packages/bench/src/main.ts'),
      ...(command ? [command] : []),
      '--size',
      size,
      ...(json ? ['--json', resolve(process.env.INIT_CWD ?? '.', json)] : []),
    ],
    cwd: ROOT,
    env: toolchain.env,
    log: join(logDir, 'bench.log'),
    onLine: line => reporter.line(line),
  });
  const { code } = await bench.exited;
  if (code !== 0) {
    throw new Failure(`The measurement failed; whole log: ${bench.log}`);
  }
}

main().then(
  () => process.exit(0),
  async error => {
    await stopAll();
    process.stderr.write(`${describeFailure(error)}\n`);
    process.exit(1);
  },
);
