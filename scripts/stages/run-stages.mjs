import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { prepareBrowser } from '../lib/browser.mjs';
import { describeFailure, Failure } from '../lib/failure.mjs';
import { ARTIFACTS_DIR } from '../lib/paths.mjs';
import { prepare } from '../lib/portal.mjs';
import { stopAll } from '../lib/processes.mjs';
import { Tally } from '../lib/tally.mjs';

async function runStage(stage, reporter, context) {
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

async function runAll(stages, reporter) {
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
    total = total.plus(await runStage(stage, reporter, { toolchain, browser }));
  }
  return total;
}

/** Runs stages of `npm test`; what keeps them from starting counts as one failure. */
export async function runStages(stages, { reporter }) {
  try {
    return await runAll(stages, reporter);
  } catch (error) {
    await stopAll();
    reporter.line(describeFailure(error));
    return new Tally(0, 1);
  }
}
