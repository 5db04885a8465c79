import { join } from 'node:path';
import { Service } from './processes.mjs';

/** Keeps one core busy; pauses for an instant each time, so that it notices when its parent ends. */
const LOOP = `
  const spin = () => {
    const end = Date.now() + 100;
    while (Date.now() < end);
    setImmediate(spin);
  };
  spin();`;

/**
 * Starts processes that compute without end, to see what holds on a busy machine.
 *
 * @returns {Service[]} they end with this process at the latest
 */
export const startBusyLoops = (count, logDir) =>
  Array.from(
    { length: count },
    (_, at) =>
      new Service({
        name: `busy loop ${at + 1}`,
        node: process.execPath,
        args: ['-e', LOOP],
        cwd: logDir,
        env: process.env,
        log: join(logDir, `busy-${at + 1}.log`),
      }),
  );
