import { CAN_SKEW } from '../clock/skewClock';
import { pod } from '../hosts';
import { Trial } from '../Trial';
import { FaultCase } from './FaultCase';

const HOUR_MS = 3_600_000;

/** When a pod was made, as its API server says. */
async function creationOf({ hosts }: Trial, name: string): Promise<number> {
  const text = await hosts.faulty.kubectl.run([
    ...['-n', 'vcluster-a', 'get', 'pod', name],
    ...['-o', 'jsonpath={.metadata.creationTimestamp}'],
  ]);
  return Date.parse(text);
}

/** Age is told by the portal's own clock; the host's says nothing about it. */
async function ageIsRight({ portal }: Trial): Promise<void> {
  const tenant = await portal.tenant('faulty');
  const { stale, observedAt } = tenant!.freshness;
  const age = Date.now() - Date.parse(observedAt);
  if (stale || age < 0 || age > 60_000) {
    throw new Error(
      `what was seen ${age} ms ago is old: ${JSON.stringify(stale)}`,
    );
  }
}

const clockCase = (hours: number): FaultCase => ({
  name: `the API server's clock is ${Math.abs(hours)} hours ${
    hours < 0 ? 'behind' : 'ahead'
  }`,
  async run(trial) {
    const { hosts } = trial;
    hosts.skewClock(hours);
    try {
      // What the portal had is not valid yet, or no more, for such a server.
      await hosts.newToken();
      const name = `made-at-${hours < 0 ? 'minus' : 'plus'}-six`;
      await hosts.faulty.kubectl.apply([pod(name)]);
      const off = ((await creationOf(trial, name)) - Date.now()) / HOUR_MS;
      if (Math.abs(off - hours) > 0.1) {
        throw new Error(`the clock is ${off.toFixed(1)} hours off`);
      }
      trial.notes.push(`off by ${off.toFixed(1)} hours`);
      await trial.converged();
      await ageIsRight(trial);
      await trial.otherFollows(name);
    } finally {
      hosts.skewClock(0);
      hosts.renewToken();
    }
    await hosts.faulty.kubectl.apply([pod(`right-after-${Math.abs(hours)}`)]);
    await trial.converged();
  },
});

/** A clock that is wrong. */
export const CLOCK_CASES: FaultCase[] = CAN_SKEW
  ? [clockCase(-6), clockCase(6)]
  : [];
