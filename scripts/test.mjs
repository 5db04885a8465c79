#!/usr/bin/env node
import { describeFailure, Failure } from './lib/failure.mjs';
import { helpText, parseFlags } from './lib/flags.mjs';
import { Reporter } from './lib/reporter.mjs';
import { stopChildrenOnExit } from './lib/shutdown.mjs';
import { Tally } from './lib/tally.mjs';
import { STAGES } from './stages/index.mjs';
import { runStages } from './stages/run-stages.mjs';

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

async function main() {
  const flags = parseFlags(FLAGS, process.argv.slice(2));
  if (flags.help) {
    reporter.line(helpText('npm test -- [flags]', FLAGS));
    return true;
  }
  const stages = selectStages(flags);
  stopChildrenOnExit(() => reporter.line('\nStopping …'));
  const total = await runStages(stages, { reporter });
  reporter.line(String(total));
  return total.failed === 0;
}

main().then(
  passed => process.exit(passed ? 0 : 1),
  error => {
    process.stderr.write(`${describeFailure(error)}\n`);
    // Whoever reads only the last line learns that nothing was tested.
    reporter.line(String(new Tally(0, 1)));
    process.exit(1);
  },
);
