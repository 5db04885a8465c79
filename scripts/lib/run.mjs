import { Failure } from './failure.mjs';
import { Service } from './processes.mjs';

/**
 * Runs a command to its end.
 *
 * @param {ConstructorParameters<typeof Service>[0] & {sentence: string}} options `sentence` says
 *   what failed if the command fails
 * @throws Failure with the sentence, the log's path and its last lines; `output` has more of them, `stopped` tells
 *   whether the command failed because it was stopped
 */
export async function run({ sentence, ...options }) {
  const service = new Service(options);
  const { code, signal, stopped } = await service.exited;
  if (code !== 0) {
    const how = signal ? `ended by ${signal}` : `exit code ${code}`;
    throw Object.assign(
      new Failure(
        `${sentence} (${how}; whole log: ${options.log})`,
        service.tail(),
      ),
      { output: service.lines, stopped },
    );
  }
}
