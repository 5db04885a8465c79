import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { prepareBrowser } from '../lib/browser.mjs';
import { startBusyLoops } from '../lib/busy.mjs';
import { describeFailure, Failure } from '../lib/failure.mjs';
import { ARTIFACTS_DIR } from '../lib/paths.mjs';
import { prepare } from '../lib/portal.mjs';
import { preparePostgres } from '../lib/postgres/prepare.mjs';
import { stopAll } from '../lib/processes.mjs';
import { Tally } from '../lib/tally.mjs';
import { runSideBySide } from './schedule.mjs';

async function runStage(stage, reporter, context) {
  let tally;
  try {
    await reporter.step(stage.title, async () => {
      const result = await stage.run(context);
      tally = result.tally;
      if (tally.failed > 0) {
        throw new Failure(
          `${tally} (${result.how}; whole log: ${result.log})`,
          result.tail ?? [],
        );
      }
      return result.skip ? `skipped, because ${result.skip}` : String(tally);
    });
  } catch (error) {
    reporter.line(`${stage.title}: ${describeFailure(error)}`);
    tally ??= new Tally(0, 1);
  }
  return tally;
}

/** Programs that some stages need; each is looked for, and installed where it may be. */
const PROGRAMS = [
  {
    name: 'browser',
    title: 'Browser',
    stages: ['browser'],
    prepare: prepareBrowser,
  },
  {
    name: 'postgres',
    title: 'PostgreSQL',
    stages: ['postgres', 'portals'],
    prepare: preparePostgres,
  },
];

async function prepareContext(stages, reporter, logDir) {
  const toolchain = await prepare({ reporter, logDir });
  const context = { toolchain, cores: availableParallelism() };
  for (const program of PROGRAMS) {
    if (stages.some(({ name }) => program.stages.includes(name))) {
      await reporter.step(program.title, async () => {
        const found = await program.prepare({
          log: join(logDir, `${program.name}-install.log`),
        });
        context[program.name] = found;
        return found.path ?? found.reason;
      });
    }
  }
  return context;
}

/**
 * Runs stages of `npm test`, side by side as far as the cores go; what keeps them from starting counts as one failure.
 *
 * @param {{reporter: import('../lib/reporter.mjs').Reporter, results: import('../lib/results.mjs').Results,
 *   busy?: number}} options `busy`: processes that keep the machine busy meanwhile
 */
export async function runStages(stages, { reporter, results, busy = 0 }) {
  const logDir = join(ARTIFACTS_DIR, 'logs');
  mkdirSync(logDir, { recursive: true });
  try {
    const start = Date.now();
    const context = await prepareContext(stages, reporter, logDir);
    results.add('Preparation', new Tally(), Date.now() - start);
    const loops = startBusyLoops(busy, logDir);
    await runSideBySide(stages, context.cores, async stage => {
      await results.measure(stage.title, () =>
        runStage(stage, reporter, context),
      );
    });
    await Promise.all(loops.map(loop => loop.stop()));
  } catch (error) {
    await stopAll();
    reporter.line(describeFailure(error));
    results.add('Preparation', new Tally(0, 1));
  }
}
