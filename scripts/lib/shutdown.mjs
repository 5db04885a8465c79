import { killAll, stopAll } from './processes.mjs';

const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/**
 * Makes sure that this process leaves no child behind, however it ends.
 *
 * @param {() => void} [announce] called once when a signal asks us to stop
 */
export function stopChildrenOnExit(announce = () => {}) {
  let stopping = false;
  for (const [signal, number] of Object.entries(SIGNALS)) {
    process.on(signal, async () => {
      if (stopping) {
        // A second Ctrl-C: the person does not want to wait.
        killAll();
        process.exit(128 + number);
      }
      stopping = true;
      announce();
      await stopAll();
      process.exit(128 + number);
    });
  }
  process.on('exit', killAll);
}
