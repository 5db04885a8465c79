#!/usr/bin/env node
import { join } from 'node:path';
import { describeFailure } from './lib/failure.mjs';
import { STATE_DIR } from './lib/paths.mjs';
import { stopAll } from './lib/processes.mjs';
import { Reporter } from './lib/reporter.mjs';
import { stopChildrenOnExit } from './lib/shutdown.mjs';
import { prepareLab, runLab } from './lab/command.mjs';
import { checkLab } from './lab/check.mjs';
import { runFaults } from './lab/faults.mjs';
import { servePortal } from './lab/portal.mjs';

const HELP = `npm run lab -- <command> [--state-dir DIR]

  up       builds missing programs, starts all processes, and waits until they are ready
  status   lists processes, memory, addresses and the kubeconfig
  check    up, then the main job with a separate portal
  portal   up, then a portal on http://localhost:3000 until Ctrl-C
  faults   tests faults of two separate API servers; flags: --changes N (changes of the burst),
           --cycles N (broken streams), --only TEXT (part of the name of a fault)
  down     stops all processes and deletes the data
`;

const reporter = new Reporter();

async function main([command, ...rest]) {
  const commands = ['up', 'status', 'check', 'portal', 'faults', 'down'];
  if (!commands.includes(command)) {
    process.stderr.write(HELP);
    return 2;
  }
  const logDir = join(STATE_DIR, 'lab-logs');
  const toolchain = await prepareLab({ reporter, logDir });
  if (command === 'check' || command === 'portal') {
    stopChildrenOnExit(() => reporter.line('\nStopping …'));
    const code = runLab(toolchain, ['up', ...rest]);
    if (code !== 0) {
      return code;
    }
    const work = command === 'check' ? checkLab : servePortal;
    await work({ reporter, toolchain, labArgs: rest });
    return 0;
  }
  if (command === 'faults') {
    stopChildrenOnExit(() => reporter.line('\nStopping …'));
    const tally = await runFaults({ reporter, toolchain, faultArgs: rest });
    reporter.line(`${tally.passed} passed, ${tally.failed} failed`);
    return tally.failed === 0 ? 0 : 1;
  }
  return runLab(toolchain, [command, ...rest]);
}

main(process.argv.slice(2)).then(
  code => process.exit(code),
  async error => {
    await stopAll();
    process.stderr.write(`${describeFailure(error)}\n`);
    process.exit(1);
  },
);
