import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { TestHosts } from '../__testUtils__/TestHosts';
import { putPod } from '../__testUtils__/faultHost';
import { namespace, vcluster } from '../__testUtils__/objects';
import { until } from '../__testUtils__/until';
import { TenantIndex } from './TenantIndex';

const CYCLES = 1_000;
const WARM_UP = 300;
const STRETCH = 250;
/** Less than one kept object, of which each cycle handles at least twenty. */
const BYTES_PER_CYCLE = 512;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const hosts = new TestHosts();
afterEach(() => hosts.close());

async function heap(): Promise<number> {
  for (let round = 0; round < 5; round++) {
    collect();
    await new Promise(setImmediate);
  }
  return process.memoryUsage().heapUsed;
}

it(`memory does not grow over ${CYCLES} broken streams, new lists and changes`, async () => {
  const { server, hosts: registry } = await hosts.start({
    initial: [namespace('vcluster-a'), vcluster('vcluster-a', 'a')],
    // What the server keeps shall not grow either: it lives in the same process.
    compactionLimit: 20,
  });
  const index = new TenantIndex({
    catalogue: await loadComponentCatalogue(),
    hosts: registry,
    timing: { minBackoffMs: 0, maxBackoffMs: 1, settleMs: 0, intervalMs: 1 },
  });
  let told = 0;
  index.onChange(() => (told += 1));
  index.start();
  hosts.onClose(() => index.stop());
  const pods = () =>
    index.host('sandbox')?.state.buckets.get('vcluster-a')?.pods;
  const cycle = async (number: number) => {
    // Each third stream has to begin again, the others go on where they were.
    if (number % 3 === 0) {
      server.faults.expireWatches(1, { plural: 'pods' });
    }
    server.faults.dropWatches({ plural: 'pods' });
    putPod(server, `p-${number % 20}`, number);
    if (number > 10) {
      server.store.remove('pods', 'vcluster-a', `p-${(number - 10) % 20}`);
    }
    await until(`cycle ${number}`, async () =>
      pods()?.get(`p-${number % 20}`)?.daprd?.status?.restarts === number
        ? true
        : undefined,
    );
    index.tenants();
  };
  for (let number = 0; number < WARM_UP; number++) {
    await cycle(number);
  }
  const growths: number[] = [];
  for (let begun = WARM_UP; begun < CYCLES + WARM_UP; begun += STRETCH) {
    const before = await heap();
    for (let number = begun; number < begun + STRETCH; number++) {
      await cycle(number);
    }
    growths.push(((await heap()) - before) / STRETCH);
  }
  expect(told).toBeGreaterThan(CYCLES / 2);
  expect(pods()?.size).toBeLessThanOrEqual(20);
  // A leak grows in every stretch; compiled code and caches that fill do not.
  expect(Math.min(...growths)).toBeLessThan(BYTES_PER_CYCLE);
}, 300_000);
