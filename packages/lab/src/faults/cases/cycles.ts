import { readFileSync } from 'node:fs';
import { RawClient } from 'dapr-vcluster-kube-sim';
import { until } from '../../contract/until';
import { heapInUse, megabytes } from '../heap';
import { component, COMPONENTS } from '../hosts';
import { Trial } from '../Trial';
import { FaultCase } from './FaultCase';

/** Share of the cycles after which caches are full. */
const WARM_UP = 0.2;
const STRETCHES = 4;
/** Less than what is kept of the objects of one cycle. */
const BYTES_PER_CYCLE = 4_096;
const SEEN_MS = 10_000;

/** Breaks all streams, changes something, and waits until that is shown; each third time history is lost as well. */
async function cycle(trial: Trial, client: RawClient, number: number) {
  const { hosts, portal } = trial;
  const revision = async () =>
    (await portal.tenant('faulty'))?.freshness.revision;
  const before = await revision();
  hosts.gate.cut();
  await client.post(COMPONENTS, component(`cycle-${number}`));
  await client.delete(`${COMPONENTS}/cycle-${number - 1}`);
  if (number % 3 === 0) {
    await hosts.etcd.compact();
  }
  await until(
    `cycle ${number}`,
    async () => (await revision()) !== before,
    SEEN_MS,
  );
}

/** Streams that break again and again. */
export const CYCLES_CASE: FaultCase = {
  name: 'streams break again and again: memory does not grow',
  async run(trial) {
    const { hosts, options, notes } = trial;
    const { server, caFile, token } = hosts.faulty;
    const caData = readFileSync(caFile).toString('base64');
    const client = new RawClient({ url: server, caData }, token);
    let number = 0;
    const run = async (count: number) => {
      for (let left = count; left > 0; left--) {
        number += 1;
        await cycle(trial, client, number);
      }
    };
    await run(Math.ceil(options.cycles * WARM_UP));
    const heaps = [await heapInUse()];
    const stretch = Math.ceil(options.cycles / STRETCHES);
    while (heaps.length <= STRETCHES) {
      await run(stretch);
      heaps.push(await heapInUse());
    }
    client.close();
    notes.push(
      `${number} cycles, heap in use ${heaps.map(megabytes).join(', ')}`,
    );
    const growths = heaps.slice(1).map((heap, index) => heap - heaps[index]);
    // A leak grows in every stretch; compiled code and caches that fill do not.
    if (Math.min(...growths) > stretch * BYTES_PER_CYCLE) {
      throw new Error(`memory grows: ${notes.at(-1)}`);
    }
    await trial.converged();
  },
};
