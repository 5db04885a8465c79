#!/usr/bin/env node
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { emptyEnvironment } from './first-run/environment.mjs';
import { summarise } from './first-run/summary.mjs';
import { startBusyLoops } from './lib/busy.mjs';
import { describeFailure, Failure } from './lib/failure.mjs';
import { helpText, parseFlags } from './lib/flags.mjs';
import { ROOT } from './lib/paths.mjs';
import { Service, stopAll } from './lib/processes.mjs';
import { Reporter } from './lib/reporter.mjs';
import { run } from './lib/run.mjs';
import { stopChildrenOnExit } from './lib/shutdown.mjs';
import { temporaryFolder } from './lib/temporary-folder.mjs';
import { duration } from './lib/time.mjs';
import { RESUMED } from './lib/transient.mjs';

/** The install that runs on a busy machine. */
const BUSY_INSTALL = 2;
const BUSY_LOOPS = 2;

const FLAGS = {
  times: {
    type: 'string',
    value: 'N',
    help: 'number of installs (10)',
  },
  help: { type: 'boolean', help: 'show this help' },
};

const reporter = new Reporter();

/** Clones the last commit and installs it, with an empty home folder and empty caches. */
async function installOnce(folder, number) {
  const checkout = join(folder, 'checkout');
  const home = join(folder, 'home');
  const temporary = join(folder, 'tmp');
  [home, temporary].forEach(path => mkdirSync(path));
  const env = { ...emptyEnvironment(process.env, home), TMPDIR: temporary };
  await run({
    sentence: 'The repository could not be cloned',
    name: 'git',
    command: 'git',
    args: ['clone', '--quiet', '--no-hardlinks', ROOT, checkout],
    cwd: folder,
    env,
    log: join(folder, 'clone.log'),
  });
  const loops =
    number === BUSY_INSTALL ? startBusyLoops(BUSY_LOOPS, folder) : [];
  const start = Date.now();
  const service = new Service({
    name: 'install',
    node: process.execPath,
    args: [join(checkout, 'scripts/first-run/prepare.mjs')],
    cwd: checkout,
    env,
    log: join(folder, 'install.log'),
  });
  const { code } = await service.exited;
  const ms = Date.now() - start;
  await Promise.all(loops.map(loop => loop.stop()));
  return {
    ok: code === 0,
    resumed: service.lines.some(line => RESUMED.test(line)),
    ms,
    tail: service.tail(),
  };
}

/** One install in a folder of its own, which is removed however this process ends. */
async function tryInstall(number) {
  const folder = temporaryFolder('dapr-vcluster-first-run-');
  const result = await installOnce(folder.path, number);
  if (!result.ok) {
    result.tail.forEach(line => reporter.line(`  | ${line}`));
  }
  folder.remove();
  return result;
}

function describe({ ok, resumed }) {
  if (!ok) {
    return 'failed';
  }
  return resumed ? 'passed after resuming' : 'passed on the first attempt';
}

async function main() {
  const { times = '10', help } = parseFlags(FLAGS, process.argv.slice(2));
  if (help) {
    reporter.line(helpText('npm run first-run -- [flags]', FLAGS));
    return true;
  }
  if (!/^[1-9]\d?$/.test(times)) {
    throw new Failure(`--times is "${times}"; it has to be between 1 and 99.`);
  }
  stopChildrenOnExit(() => reporter.line('\nStopping …'));
  const installs = [];
  for (let number = 1; number <= Number(times); number += 1) {
    const busy = number === BUSY_INSTALL ? ', two busy loops beside' : '';
    await reporter.step(`Install ${number}${busy}`, async () => {
      const result = await tryInstall(number);
      installs.push(result);
      return `${describe(result)} in ${duration(result.ms)}`;
    });
  }
  reporter.line(summarise(installs));
  return installs.every(({ ok }) => ok);
}

main().then(
  passed => process.exit(passed ? 0 : 1),
  async error => {
    await stopAll();
    process.stderr.write(`${describeFailure(error)}\n`);
    process.exit(1);
  },
);
