import { LabError } from './LabError';
import { run } from './processes/run';

const TOOLS = [
  { command: 'ip', args: ['-V'], from: 'iproute2' },
  { command: 'curl', args: ['--version'], from: 'curl' },
];

/**
 * Says what this machine lacks before anything is built or started.
 *
 * @throws LabError when not root, or when a small system tool is missing.
 */
export async function requireTools(): Promise<void> {
  if (process.getuid?.() !== 0) {
    throw new LabError(
      'The lab makes a network namespace of its own, which needs root: run it as root or with sudo',
    );
  }
  for (const { command, args, from } of TOOLS) {
    await run(command, args).catch(() => {
      throw new LabError(
        `The command "${command}" is not there: install the package ${from} and run the command again`,
      );
    });
  }
}
