import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { install } from '../lib/install.mjs';
import { ROOT } from '../lib/paths.mjs';
import { prepareNode } from '../lib/toolchain.mjs';

const ENTRY = join(ROOT, 'packages/lab/src/main.ts');

/** Runs TypeScript as it is; part of the Backstage CLI. */
const TYPESCRIPT = join(
  ROOT,
  'node_modules/@backstage/cli/config/nodeTransform.cjs',
);

/** Node and packages, as far as the lab's own program needs them. Silent when everything is there. */
export async function prepareLab({ reporter, logDir }) {
  const report = line => reporter.line(line);
  const toolchain = await prepareNode({
    log: join(logDir, 'node.log'),
    report,
  });
  if (!existsSync(TYPESCRIPT)) {
    await reporter.step('Packages', onProgress =>
      install({
        toolchain,
        log: join(logDir, 'install.log'),
        onProgress,
        report,
      }),
    );
  }
  return toolchain;
}

const start = ({ node, env }, args, stdio) =>
  spawnSync(node, ['--require', TYPESCRIPT, ENTRY, ...args], {
    cwd: ROOT,
    env,
    stdio,
    encoding: 'utf8',
  });

/** Runs a command of the lab's program, its output ours. Returns the exit code. */
export function runLab(toolchain, args) {
  return start(toolchain, args, 'inherit').status ?? 1;
}

/** What a portal and a test need to know of the lab, as `src/commands/environment.ts` of the lab says it. */
export function describeLab(toolchain, args) {
  const { stdout } = start(toolchain, ['env', ...args], 'pipe');
  return JSON.parse(stdout);
}

/** Exit code by which the lab's program says that this machine is not fit for it. */
const UNFIT = 3;

/**
 * The lab's own sentence on why it cannot run on this machine; undefined when it can.
 *
 * @throws Failure when its program itself does not work
 */
export function whyUnfit(toolchain) {
  const { status, stdout, stderr } = start(toolchain, ['fit'], 'pipe');
  if (status === 0) {
    return undefined;
  }
  if (status === UNFIT) {
    return stdout.trim();
  }
  throw new Failure(
    "The lab's program does not say whether it can run here",
    stderr.trim().split('\n'),
  );
}
