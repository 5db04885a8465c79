/**
 * A stage as the schedule sees it: the cores it keeps busy, the stages that have to end before it, and whether it
 * needs the machine for itself.
 *
 * @typedef {{name: string, cores?: (available: number) => number, after?: string[], alone?: boolean}} Planned
 */

const coresOf = ({ alone, cores = () => 1 }, available) =>
  alone ? available : Math.min(cores(available), available);

/**
 * Runs stages side by side as far as the cores go. A stage starts as soon as there is room for it; of several, the
 * first in the list.
 *
 * @template {Planned} S
 * @param {S[]} stages
 * @param {number} available cores of the machine
 * @param {(stage: S) => Promise<void>} run must not reject
 */
export async function runSideBySide(stages, available, run) {
  const waiting = [...stages];
  const running = new Map();
  const used = () =>
    [...running.keys()].reduce(
      (sum, stage) => sum + coresOf(stage, available),
      0,
    );
  const unfinished = name =>
    [...waiting, ...running.keys()].some(stage => stage.name === name);
  const canStart = stage =>
    running.size === 0
      ? !stage.after?.some(unfinished)
      : used() + coresOf(stage, available) <= available &&
        !stage.after?.some(unfinished);
  while (waiting.length > 0 || running.size > 0) {
    for (
      let next = waiting.find(canStart);
      next;
      next = waiting.find(canStart)
    ) {
      const stage = next;
      waiting.splice(waiting.indexOf(stage), 1);
      running.set(
        stage,
        run(stage).then(() => running.delete(stage)),
      );
    }
    await Promise.race(running.values());
  }
}
