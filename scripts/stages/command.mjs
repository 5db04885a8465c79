import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ARTIFACTS_DIR, ROOT } from '../lib/paths.mjs';
import { Service } from '../lib/processes.mjs';
import { Tally } from '../lib/tally.mjs';

/**
 * Runs a command of a stage.
 *
 * @returns {Promise<{ok: boolean, how: string, tail: string[], log: string}>} `how` says how it ended
 */
async function runCommand(name, context, { args, cwd, env }) {
  const log = join(ARTIFACTS_DIR, 'logs', `${name}.log`);
  const service = new Service({
    name,
    node: context.toolchain.node,
    args,
    cwd: cwd ?? ROOT,
    env: { ...context.toolchain.env, CI: 'true', ...env },
    log,
  });
  const { code, signal } = await service.exited;
  return {
    ok: code === 0,
    how: signal ? `ended by ${signal}` : `exit code ${code}`,
    tail: service.tail(40),
    log,
  };
}

/**
 * A stage that is one test: it passes when its command does.
 *
 * @param {{args: string[], cwd?: string, env?: object} & Partial<import('./schedule.mjs').Planned>} options
 */
export function commandStage(name, title, { args, cwd, env, ...plan }) {
  return {
    ...plan,
    name,
    title,
    async run(context) {
      const result = await runCommand(name, context, { args, cwd, env });
      return { ...result, tally: result.ok ? new Tally(1) : new Tally(0, 1) };
    },
  };
}

/**
 * A stage whose command writes a report with counts of its own. A command that
 * fails without a failure in its report, or without a report, counts as one failure.
 *
 * @param {{report: string, tallyOf: (text: string) => Tally, command: (context: object, file: string) =>
 *   Promise<{args: string[], env?: object, skip?: string}>} & Partial<import('./schedule.mjs').Planned>} options
 *   `command` may name a reason to skip the stage
 */
export function reportStage(
  name,
  title,
  { report, tallyOf, command, ...plan },
) {
  return {
    ...plan,
    name,
    title,
    async run(context) {
      const file = join(ARTIFACTS_DIR, 'reports', report);
      mkdirSync(dirname(file), { recursive: true });
      rmSync(file, { force: true });
      const { skip, ...resolved } = await command(context, file);
      if (skip) {
        return { ok: true, skip, tally: new Tally(0, 0, 1) };
      }
      const result = await runCommand(name, context, resolved);
      const source = existsSync(file) ? file : result.log;
      const text = existsSync(source) ? readFileSync(source, 'utf8') : '';
      return { ...result, tally: countOf(text, tallyOf, result.ok) };
    },
  };
}

function countOf(text, tallyOf, ok) {
  let tally;
  try {
    tally = tallyOf(text);
  } catch {
    return new Tally(0, 1);
  }
  const silent = !ok && tally.failed === 0;
  const empty = tally.passed + tally.failed + tally.skipped === 0;
  return silent || empty ? tally.plus(new Tally(0, 1)) : tally;
}
