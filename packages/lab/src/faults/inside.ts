import { builtPrograms } from '../programs/build';
import { until } from '../contract/until';
import { FAULT_CASES } from './cases';
import { FaultHosts } from './hosts';
import { FaultOptions, readOptions } from './options';
import { Portal } from './Portal';
import { Trial } from './Trial';

const print = (line: string) => process.stdout.write(`${line}\n`);

/** Runs every fault on hosts of its own; the process is inside the lab's network namespace. */
async function main(folder: string, options: FaultOptions): Promise<number> {
  const hosts = new FaultHosts(folder, builtPrograms());
  let passed = 0;
  await hosts.start();
  const portal = await Portal.start(hosts.portalHosts());
  await until(
    'both hosts to be live',
    async () =>
      (await portal.host('faulty')).connection === 'live' &&
      (await portal.host('other')).connection === 'live',
  );
  const cases = FAULT_CASES.filter(({ name }) =>
    name.includes(options.only ?? ''),
  );
  for (const { name, run } of cases) {
    const begun = Date.now();
    const seconds = () => ((Date.now() - begun) / 1_000).toFixed(1);
    const trial = new Trial(hosts, portal, options);
    try {
      await run(trial);
      passed += 1;
      print(`✓ ${name} (${seconds()} s): ${trial.notes.join('; ')}`);
    } catch (error) {
      print(`✗ ${name} (${seconds()} s): ${(error as Error).message}`);
    }
  }
  const failed = cases.length - passed;
  print(`faults: ${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

const [folder, ...flags] = process.argv.slice(2);
main(folder, readOptions(flags).options).then(
  code => process.exit(code),
  error => {
    print(`faults: ${error.message}`);
    process.exit(1);
  },
);
