import { setTimeout as pause } from 'node:timers/promises';
import { Delays } from '../burst/Delays';
import { startWriter } from '../burst/startWriter';
import { heapInUse, megabytes } from '../heap';
import { component, pod } from '../hosts';
import { FaultCase } from './FaultCase';

const OBJECTS = Array.from({ length: 128 }, (_, index) => `burst-${index}`);
const PARALLEL = 32;
const MEASURE_EVERY_MS = 500;
/** Longest that a change of the other host may take meanwhile. */
const OTHER_MS = 5_000;
/** What may stay in memory after a burst that changed objects and made none. */
const GROWTH_BYTES = 20e6;

/** Changes as fast as a real API server takes them. */
export const BURST_CASE: FaultCase = {
  name: 'many changes come as fast as the API server takes them',
  async run(trial) {
    const { hosts, portal, options, notes } = trial;
    const { faulty, other } = hosts;
    await faulty.kubectl.apply([
      ...OBJECTS.map(component),
      ...OBJECTS.map(pod),
    ]);
    const mine = new Delays('faulty', faulty, portal);
    const theirs = new Delays('other', other, portal);
    await Promise.all([mine.measure(), theirs.measure()]);
    const before = await heapInUse();
    let peak = 0;
    const writer = startWriter({
      url: faulty.server,
      caFile: faulty.caFile,
      token: faulty.token,
      changes: options.changes,
      objects: OBJECTS,
      parallel: PARALLEL,
    });
    const over = writer.then(() => true);
    do {
      await Promise.all([mine.measure(), theirs.measure()]);
      peak = Math.max(peak, process.memoryUsage().heapUsed);
    } while (!(await Promise.race([over, pause(MEASURE_EVERY_MS, false)])));
    const seconds = (await writer) / 1_000;
    await trial.converged();
    const after = await heapInUse();
    mine.close();
    theirs.close();
    notes.push(
      `${options.changes} changes in ${seconds.toFixed(1)} s, ${Math.round(
        options.changes / seconds,
      )}/s`,
      `a change was shown after ${mine}`,
      `on the other host after ${theirs}`,
      `heap in use ${megabytes(before)}, at most ${megabytes(
        peak,
      )} before it was collected, then ${megabytes(after)}`,
    );
    if (theirs.longest > OTHER_MS) {
      throw new Error(`a change of the other host was shown after ${theirs}`);
    }
    if (after - before > GROWTH_BYTES) {
      throw new Error(`${megabytes(after - before)} stay in memory`);
    }
  },
};
