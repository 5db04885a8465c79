import { until } from '../../contract/until';
import { pod } from '../hosts';
import { FaultCase } from './FaultCase';

const LOST = Array.from({ length: 20 }, (_, index) => `lost-${index}`);

/** An older state of the host, where version numbers mean something else than before. */
export const BACKUP_CASES: FaultCase[] = [
  {
    name: 'the data are restored from a backup: versions go back',
    async run(trial) {
      const { hosts, portal } = trial;
      const shown = async () =>
        (await portal.tenant('faulty'))?.counts.sidecars ?? 0;
      const first = await shown();
      await hosts.etcd.backup();
      await until('the API server to find its data again', () =>
        hosts.faulty.kubectl.apply([pod('kept')]).catch(() => undefined),
      );
      await hosts.etcd.backup();
      await hosts.faulty.kubectl.run([
        ...['-n', 'vcluster-a', 'delete', '--force', 'pod', 'kept'],
      ]);
      await until('the data to be written', () =>
        hosts.faulty.kubectl.apply(LOST.map(pod)).catch(() => undefined),
      );
      const all = first + LOST.length;
      await until('the portal to show the pods', async () =>
        (await shown()) === all ? true : undefined,
      );
      const before = await hosts.etcd.revision();
      hosts.signal('SIGKILL');
      await trial.marked('stale', /could not be reached/);
      await trial.otherFollows('while-one-is-restored');
      await hosts.etcd.restore();
      const ready = await hosts.restart();
      await hosts.faulty.kubectl.apply([pod('after-the-restore')]);
      const after = await hosts.etcd.revision();
      if (after >= before) {
        throw new Error(`revision ${after} is not below ${before}`);
      }
      trial.notes.push(`revision ${before}, then ${after}`);
      await trial.converged(ready);
      // Twenty are gone again, and the one that was deleted is back.
      const last = await shown();
      if (last !== first + 2) {
        throw new Error(`${first} pods, then ${all}, and ${last} in the end`);
      }
    },
  },
];
