#!/usr/bin/env node
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { prepareBrowser } from './lib/browser.mjs';
import { describeFailure, Failure } from './lib/failure.mjs';
import { helpText, parseFlags } from './lib/flags.mjs';
import { ARTIFACTS_DIR } from './lib/paths.mjs';
import { prepare } from './lib/portal.mjs';
import { stopAll } from './lib/processes.mjs';
import { Reporter } from './lib/reporter.mjs';
import { stopChildrenOnExit } from './lib/shutdown.mjs';
import { Tally } from './lib/tally.mjs';
import { STAGES } from './stages/index.mjs';

const NAMES = STAGES.map(stage => stage.name).join(', ');

const FLAGS = {
  only: { type: 'string', value: 'A,B', help: `run only these of: ${NAMES}` },
  skip: { type: 'string', value: 'A,B', help: 'run all but these' },
  help: { type: 'boolean', help: 'show this help' },
};

const reporter = new Reporter();

function stagesNamed(flag, text) {
  return text.split(',').map(name => {
    const stage = STAGES.find(candidate => candidate.name === name.trim());
    if (!stage) {
      throw new Failure(
        `--${flag} names "${name.trim()}"; the stages are ${NAMES}.`,
      );
    }
    return stage;
  });
}

function selectStages({ only, skip }) {
  const chosen = only ? stagesNamed('only', only) : STAGES;
  const dropped = skip ? stagesNamed('skip', skip) : [];
  return chosen.filter(stage => !dropped.includes(stage));
}

async function runStage(stage, context) {
  let tally;
  try {
    await reporter.step(stage.title, async () => {
      const result = await stage.run(context);
      tally = result.tally;
      if (tally.failed > 0) {
        throw new Failure(
          `${tally}; whole log: ${result.log}`,
          result.tail ?? [],
        );
      }
      return result.skip ? `skipped, because ${result.skip}` : String(tally);
    });
  } catch (error) {
    reporter.line(describeFailure(error));
    tally ??= new Tally(0, 1);
  }
  return tally;
}

async function main() {
  const flags = parseFlags(FLAGS, process.argv.slice(2));
  if (flags.help) {
    reporter.line(helpText('npm test -- [flags]', FLAGS));
    return true;
  }
  const stages = selectStages(flags);
  stopChildrenOnExit(() => reporter.line('\nStopping …'));
  const logDir = join(ARTIFACTS_DIR, 'logs');
  mkdirSync(logDir, { recursive: true });

  const toolchain = await prepare({ reporter, logDir });
  let browser = {};
  if (stages.some(stage => stage.name === 'browser')) {
    await reporter.step('Browser', async () => {
      browser = await prepareBrowser({ log: join(logDir, 'browser.log') });
      return browser.path ?? browser.reason;
    });
  }
  let total = new Tally();
  for (const stage of stages) {
    total = total.plus(await runStage(stage, { toolchain, browser }));
  }
  reporter.line(String(total));
  return total.failed === 0;
}

main().then(
  passed => process.exit(passed ? 0 : 1),
  async error => {
    await stopAll();
    process.stderr.write(`${describeFailure(error)}\n`);
    // Whoever reads only the last line learns that nothing was tested.
    reporter.line(String(new Tally(0, 1)));
    process.exit(1);
  },
);
