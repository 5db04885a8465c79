import { until } from '../../contract/until';
import { Portal } from '../Portal';
import { FaultCase } from './FaultCase';

/** What ends while people look at it. */
export const LIFECYCLE_CASES: FaultCase[] = [
  {
    name: 'the host is removed from the configuration',
    async run({ hosts, portal }) {
      const other = hosts.portalHosts().filter(({ name }) => name === 'other');
      const without = await Portal.start(other);
      try {
        const { status, text } = await without.whyNot('faulty');
        if (status !== 404 || !text.includes('Known hosts: other.')) {
          throw new Error(`the removed host answers ${status}: ${text}`);
        }
        await until(
          'the host that is left',
          async () => (await without.host('other')).connection === 'live',
        );
        const [here, there] = await Promise.all(
          [without, portal].map(each => each.tenants('other')),
        );
        if (here.join() !== there.join()) {
          throw new Error(`the other host is ${here} instead of ${there}`);
        }
      } finally {
        await without.stop();
      }
    },
  },
  {
    name: 'a tenant is deleted while it is read',
    async run(trial) {
      const deletion = trial.hosts.faulty.kubectl.run([
        ...['-n', 'vcluster-a', 'delete', '--wait=false', 'statefulset', 'a'],
      ]);
      let reading = true;
      const reader = (async () => {
        while (reading) {
          await trial.portal.tenants('faulty');
        }
      })();
      await deletion;
      await until(
        'the tenant to be gone',
        async () => (await trial.portal.whyNot('faulty')).status === 404,
        10_000,
      );
      await trial.converged();
      reading = false;
      await reader;
    },
  },
];
